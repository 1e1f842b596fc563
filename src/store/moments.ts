import { buffersOf } from '../workers/buffers';

/** An instant of a simulation that can be gone on from. */
export interface Moment {
  /** Names the instant within its simulation. */
  readonly id: string;
  readonly snapshot: unknown;
}

interface Limits {
  /** Memory for instants to come back to. */
  readonly mostBytes: number;
  /** Kept about this often, in units of `at`. */
  readonly every: number;
}

const bytesOf = ({ snapshot }: Moment) =>
  buffersOf(snapshot).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** The newest instant of a simulation, given away to the worker and come back with each step, and some before it. */
export class Moments<M extends Moment> {
  /** By frame, oldest first. */
  private kept: { readonly at: number; readonly moment: M }[] = [];
  private tip: M | undefined;

  constructor(private readonly limits: Limits) {}

  forget(): void {
    this.kept = [];
    this.tip = undefined;
  }

  /** Whether the step that begins here should bring a copy to keep. */
  wantsCopy(at: number): boolean {
    const last = this.kept.at(-1);
    return !last || at - last.at >= this.limits.every || at < last.at;
  }

  /** Takes the newest instant, and keeps its copy where there is one. */
  arriveAt(moment: M, at: number, copy?: M): void {
    this.tip = moment;
    if (!copy) return;
    this.kept.push({ at, moment: copy });
    const most = Math.max(4, Math.floor(this.limits.mostBytes / Math.max(1, bytesOf(moment))));
    // Every second one of the older half goes; the first and the newer half stay.
    if (this.kept.length > most)
      this.kept = this.kept.filter((_, n, all) => n === 0 || n > all.length / 2 || n % 2 === 0);
  }

  /**
   * The instant to go on from towards a frame, and whether it may be given away: the newest one where it
   * is that frame, else the latest kept one at or before it.
   * @param ids of the frames up to the one wanted, oldest first
   */
  momentFor(ids: readonly string[]): { readonly moment: M; readonly mayGive: boolean } | undefined {
    const { tip } = this;
    if (tip && tip.id === ids.at(-1)) return { moment: tip, mayGive: true };
    const found = this.kept.findLast(({ moment }) => ids.includes(moment.id));
    return found && { moment: found.moment, mayGive: false };
  }

  /** The newest instant is in the worker's hands; should it be lost there, the kept ones remain. */
  giveTip(): void {
    this.tip = undefined;
  }

  /** Forgets what came after the frames that stay. */
  drop(ids: ReadonlySet<string>): void {
    this.kept = this.kept.filter(({ moment }) => ids.has(moment.id));
    if (this.tip && !ids.has(this.tip.id)) this.tip = undefined;
  }
}
