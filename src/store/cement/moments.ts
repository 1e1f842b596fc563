import type { LiveMoment } from '../../simulation/cement/live/types';
import { buffersOf } from '../../workers/buffers';

/** Memory for instants to come back to. A millimetre grid takes about 4 MB each. */
const mostBytes = 160e6;
/** Kept about this often, s of simulated time. */
const everyS = 2;

/** Instants that are kept, by frame, oldest first. */
let kept: { readonly timeS: number; readonly moment: LiveMoment }[] = [];
/** The newest instant: given away to the worker and come back with each step. */
let tip: LiveMoment | undefined;

const bytesOf = ({ snapshot }: LiveMoment) =>
  buffersOf(snapshot).reduce((sum, { byteLength }) => sum + byteLength, 0);

export function forgetMoments(): void {
  kept = [];
  tip = undefined;
}

/** Whether the step that begins at this time should bring a copy to keep. */
export function wantsCopy(timeS: number): boolean {
  const last = kept.at(-1);
  return !last || timeS - last.timeS >= everyS || timeS < last.timeS;
}

/** Takes the newest instant, and keeps its copy where there is one. */
export function arriveAt(moment: LiveMoment, timeS: number, copy?: LiveMoment): void {
  tip = moment;
  if (!copy) return;
  kept.push({ timeS, moment: copy });
  const most = Math.max(4, Math.floor(mostBytes / Math.max(1, bytesOf(moment))));
  if (kept.length > most) kept = thinned(kept);
}

/** Every second one of the older half goes; the first and the newer half stay. */
const thinned = (all: typeof kept): typeof kept =>
  all.filter((_, n) => n === 0 || n > all.length / 2 || n % 2 === 0);

/**
 * The instant to go on from towards a frame, and whether it may be given away: the newest one where it
 * is that frame, else the latest kept one at or before it.
 * @param ids of the frames up to the one wanted, oldest first
 */
export function momentFor(ids: readonly string[]): { moment: LiveMoment; mayGive: boolean } | undefined {
  if (tip && tip.id === ids.at(-1)) return { moment: tip, mayGive: true };
  const found = kept.findLast(({ moment }) => ids.includes(moment.id));
  return found && { moment: found.moment, mayGive: false };
}

/** The newest instant is in the worker's hands; should it be lost there, the kept ones remain. */
export const giveTip = (): void => void (tip = undefined);

/** Forgets what came after the frames that stay. */
export function dropMoments(ids: ReadonlySet<string>): void {
  kept = kept.filter(({ moment }) => ids.has(moment.id));
  if (tip && !ids.has(tip.id)) tip = undefined;
}
