import { boxCorners, wholeBox } from '../core/body-box';
import { type Bounds, boundsOf } from '../core/bounds';
import type { Grid } from '../core/grid';
import { fail, ok, type Result } from '../core/result';
import type { LoadedVolume } from '../formats/open';
import { notify } from './notices';
import { type LoadedCt, type SecondMode, setSession, useSession } from './session';

type Acquired = Pick<LoadedVolume, 'volume' | 'facts' | 'simulated' | 'frameOfReferenceUid' | 'resampled'>;

/** Shows another series with the open CT; refused where it cannot be known to lie in the same frame. */
export function showSecond(loaded: Acquired): void {
  const { ct } = useSession.getState();
  if (!ct) return;
  const name = nameOf(loaded);
  const fits = fitsWith(ct, loaded, name);
  if (!fits.ok) return notify('error', fits.failure);
  if (!fits.value) notify('warning', { code: 'second-frame-unknown', data: { description: name } });
  const { volume, facts, simulated, resampled } = loaded;
  setSession({
    second: { volume, facts, name, simulated, ...(resampled && { resampled }), mode: 'switch', share: 0.5 },
  });
}

export const nameOf = ({ facts }: Pick<LoadedVolume, 'facts'>): string =>
  String(facts['description'] ?? facts['kernel'] ?? '?');

/** Whether both state the same frame (true), or state none and overlap (false). */
function fitsWith(ct: LoadedCt, other: Acquired, description: string): Result<boolean> {
  const [a, b] = [ct.frameOfReferenceUid, other.frameOfReferenceUid];
  if (a !== undefined && b !== undefined && a !== b) return fail('second-other-frame', { description });
  if (!overlap(ct.volume.grid, other.volume.grid)) return fail('second-elsewhere', { description });
  return ok(a !== undefined && a === b);
}

/** Whether the boxes around two grids meet, LPS mm. */
function overlap(a: Grid, b: Grid): boolean {
  const [p, q] = [a, b].map((grid) => boundsOf(boxCorners(grid, wholeBox(grid)))) as [Bounds, Bounds];
  return [0, 1, 2].every((axis) => p.low[axis]! <= q.high[axis]! && q.low[axis]! <= p.high[axis]!);
}

export const setSecondMode = (mode: SecondMode): void =>
  setSession(({ second }) => (second ? { second: { ...second, mode } } : {}));

export const setSecondShare = (share: number): void =>
  setSession(({ second }) => (second ? { second: { ...second, share } } : {}));

/** From one series to the other and back. */
export const switchSeries = (): void =>
  setSession(({ second }) =>
    second ? { second: { ...second, mode: second.mode === 'switch' ? 'off' : 'switch' } } : {},
  );

export const removeSecond = (): void => setSession({ second: undefined });
