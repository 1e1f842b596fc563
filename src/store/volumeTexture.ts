import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { type SessionState, setSession, useSession, type VolumePreset } from './session';
import { runTask } from './tasks';

/** The HU that the 8 bits of the texture span: what each preset shows, with room for interpolation. */
export const volumeWindows: Readonly<Record<Exclude<VolumePreset, 'off'>, readonly [number, number]>> = {
  bone: [-100, 1300],
  vessels: [-50, 750],
};

/** Longest side of the texture in texels: 16 MiB at most, which any graphics card holds. */
const maxSize = 256;

/** Keeps the session's volume texture in step with its CT and preset; answers how to stop. */
export function keepVolumeTexture(runner: Runner): () => void {
  let current = new AbortController();
  let wanted: readonly unknown[] = [];

  const follow = ({ ct, volumePreset }: SessionState): void => {
    if (wanted[0] === ct?.volume && wanted[1] === volumePreset) return;
    wanted = [ct?.volume, volumePreset];
    current.abort();
    current = new AbortController();
    const { signal } = current;
    if (!ct || volumePreset === 'off') {
      setSession({ volumeTexture: undefined });
      return;
    }
    const [lowHu, highHu] = volumeWindows[volumePreset];
    void runTask('volume-texture', async (task) => {
      const result = await runner.run(
        'volume-texture',
        { volume: ct.volume, lowHu, highHu, maxSize, bodyOnly: true },
        { signal: AbortSignal.any([signal, task.signal]), onProgress: (f) => task.onProgress(f) },
      );
      if (signal.aborted) return;
      if (result.ok) {
        setSession({ volumeTexture: result.value });
      } else {
        notify('error', result.failure);
        setSession({ volumePreset: 'off' });
      }
    });
  };

  follow(useSession.getState());
  const unsubscribe = useSession.subscribe(follow);
  return () => {
    unsubscribe();
    current.abort();
  };
}
