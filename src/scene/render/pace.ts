import { useCement } from '../../store/cement/state';
import { useHydro } from '../../store/hydrodissection/state';

/** Of the time that drawing takes, how much is left to others before the next picture. */
const [restOfSimulation, restOfPlay] = [2, 0.2];
const restShare = () =>
  useCement.getState().hand === 'idle' && useHydro.getState().hand === 'idle' ? restOfPlay : restOfSimulation;
const pollMs = 8;

/**
 * Spaces out pictures of what goes on by itself, so that a slow graphics card (or one in software, on
 * the cores that simulate) is busy with them no more than a third of the time while something is simulated.
 * What the user moves is drawn at once.
 */
export class Pace {
  private freeAtMs = 0;
  /** The picture before is not finished. */
  isDrawing = false;
  private timer?: ReturnType<typeof setTimeout>;
  private readonly waiting = new Set<() => void>();
  private readonly next = new Set<() => void>();

  /** Calls when the next picture may be drawn; one that waits already is called once. */
  whenFree(draw: () => void): void {
    this.waiting.add(draw);
    this.wait();
  }

  /** Calls as soon as the picture before is finished; one that waits already is called once. */
  whenDone(draw: () => void): void {
    if (this.isDrawing) this.next.add(draw);
    else draw();
  }

  forget(draw: () => void): void {
    this.waiting.delete(draw);
  }

  /** To be called when all commands of a picture that was begun at `startedMs` have been given. */
  drawn(gl: WebGL2RenderingContext, startedMs: number): void {
    if (this.isDrawing) return;
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (!fence) return;
    gl.flush();
    this.isDrawing = true;
    const poll = () => {
      const isDone = gl.isContextLost() || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED;
      if (!isDone) return void setTimeout(poll, pollMs);
      gl.deleteSync(fence);
      const nowMs = performance.now();
      this.freeAtMs = nowMs + restShare() * (nowMs - startedMs);
      this.isDrawing = false;
      callAll(this.next);
      this.wait();
    };
    setTimeout(poll, pollMs);
  }

  private wait(): void {
    if (this.isDrawing || this.waiting.size === 0) return;
    clearTimeout(this.timer);
    const leftMs = this.freeAtMs - performance.now();
    if (leftMs > 0) {
      this.timer = setTimeout(() => this.wait(), leftMs);
      return;
    }
    callAll(this.waiting);
  }
}

function callAll(waiting: Set<() => void>): void {
  const all = [...waiting];
  waiting.clear();
  for (const call of all) call();
}

/** Of the one 3-D view of the page. */
export const scenePace = new Pace();
