import { create } from 'zustand';
import type { FoundSpine } from '../anatomy/spine/find';
import { namesFrom, type Reading } from '../anatomy/spine/naming';
import type { Grid } from '../core/grid';
import { occupancyAt } from '../core/field';
import type { Failure } from '../core/result';
import type { LpsPoint } from '../core/units';
import { type Found, keepFound, packed } from './made';
import { notify } from './notices';
import type { PackedShape } from '../plan/packed-shape';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask, type RunningTask } from './tasks';

interface FoundVertebrae {
  readonly grid: Grid;
  /** From foot to head; undefined for the sacrum. */
  readonly shapes: readonly (PackedShape | undefined)[];
  readonly isCut: readonly boolean[];
  readonly readings: readonly Reading[];
  /** Index of the reading whose names are in the plan. */
  readonly chosen: number;
}

interface FindState {
  readonly isRunning: boolean;
  readonly vertebrae?: FoundVertebrae;
  /** The CT that was looked at, to the end. */
  readonly lookedAt?: Grid;
  /** What was looked for and not found. */
  readonly missing: readonly Failure[];
}

/** What was found without a click on the open CT, and how its vertebrae may be named. */
export const useFind = create<FindState>()(() => ({ isRunning: false, missing: [] }));

/** Whether `findStructures` looks for a structure of this catalogue id. */
export const isFindable = (id: string): boolean =>
  id === 'spinal-canal' || id === 'spinal-cord' || /^vertebra-[ctl]\d+$/.test(id);

/** Looks for all that can be found without a click; each structure comes into the plan unconfirmed, all in one step to undo. */
export async function findStructures(): Promise<void> {
  const { ct } = useSession.getState();
  if (!ct || useFind.getState().isRunning) return;
  useFind.setState({ isRunning: true, vertebrae: undefined, missing: [] });
  try {
    await runTask('find-structures', (task) => find(task));
  } finally {
    useFind.setState({ isRunning: false });
  }
}

async function find(task: RunningTask): Promise<void> {
  const { volume } = useSession.getState().ct!;
  const { grid } = volume;
  const spine = await kernelRunner().run('find-spine', { volume }, { ...task, onProgress: (part) => task.onProgress(0.9 * part) }); // prettier-ignore
  if (useSession.getState().ct?.volume !== volume) return;
  if (!spine.ok) {
    if (spine.failure.code === 'cancelled') return;
    useFind.setState({ missing: [spine.failure], lookedAt: grid });
    notify('warning', spine.failure);
    return;
  }
  const found = spine.value;
  const fields = [found.canal, found.cord, ...found.vertebrae.map(({ field }) => field)];
  const shapes = await packed(fields.filter((field) => field !== undefined), grid, task); // prettier-ignore
  if (!shapes || useSession.getState().ct?.volume !== volume) return;
  let next = 0;
  const [canal, cord, ...bones] = fields.map((field) => (field ? shapes[next++] : undefined));
  const vertebrae = { grid, shapes: bones, isCut: found.vertebrae.map(({ isCut }) => isCut), readings: found.readings, chosen: 0 }; // prettier-ignore
  keepFound([...softParts(found, canal, cord), ...named(vertebrae, 0)], 'automatic', 'find-structures', grid, isFoundVertebra); // prettier-ignore
  useFind.setState({ vertebrae, lookedAt: grid });
}

function softParts(
  { canalSeenShare }: FoundSpine,
  canal: PackedShape | undefined,
  cord: PackedShape | undefined,
): Found[] {
  return [
    ...(canal ? [{ id: 'spinal-canal', shape: canal, confidence: canalSeenShare }] : []),
    ...(cord ? [{ id: 'spinal-cord', shape: cord, remarks: [{ code: 'cord-in-canal', data: {} }] }] : []),
  ];
}

const isFoundVertebra = ({ id, how }: { readonly id: string; readonly how: string }): boolean =>
  how === 'automatic' && /^vertebra-[ctls]\d+$/.test(id);

/** The vertebrae under the names of a reading; those that it cannot name stay out. */
function named({ shapes, isCut, readings }: FoundVertebrae, chosen: number): Found[] {
  const reading = readings[chosen];
  if (!reading) return [];
  return shapes.flatMap((shape, n) => {
    const level = reading.names[n];
    if (!shape || !level) return [];
    const remarks = [
      { code: `named-from-${reading.anchor}`, data: {} },
      ...(isCut[n] ? [{ code: 'vertebra-cut', data: {} }] : []),
    ];
    return [{ id: `vertebra-${level.toLowerCase()}`, shape, remarks }];
  });
}

/** Names the vertebrae as another reading counts them. */
export function chooseReading(chosen: number): void {
  const { vertebrae } = useFind.getState();
  if (!vertebrae || useSession.getState().ct?.volume.grid !== vertebrae.grid) return;
  keepFound(named(vertebrae, chosen), 'automatic', 'name-vertebrae', vertebrae.grid, isFoundVertebra);
  useFind.setState({ vertebrae: { ...vertebrae, chosen } });
}

/** Counts from the found vertebra at a point, which the user has named. @returns whether there is one */
export function nameVertebraAt(pointMm: LpsPoint, level: string): boolean {
  const { vertebrae } = useFind.getState();
  const index = vertebrae ? nearest(vertebrae, pointMm) : -1;
  if (!vertebrae || index < 0) return false;
  const names = namesFrom(vertebrae.shapes.length, index, level);
  const clicked: Reading = { anchor: 'click', names, warnings: [] };
  const readings = [...vertebrae.readings.filter(({ anchor }) => anchor !== 'click'), clicked];
  useFind.setState({ vertebrae: { ...vertebrae, readings } });
  chooseReading(readings.length - 1);
  return true;
}

/** The vertebra that holds a point, or whose middle is within 25 mm of it; −1 for none. */
function nearest({ shapes }: FoundVertebrae, pointMm: LpsPoint): number {
  const holding = shapes.findIndex((shape) => shape && occupancyAt(shape.field, pointMm) > 127);
  if (holding >= 0) return holding;
  const away = shapes.map((shape) =>
    shape ? Math.hypot(...shape.centroidMm.map((value, a) => value - pointMm[a]!)) : Infinity,
  );
  const least = Math.min(...away);
  return least < 25 ? away.indexOf(least) : -1;
}
