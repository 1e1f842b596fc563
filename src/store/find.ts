import { create } from 'zustand';
import type { FoundSpine } from '../anatomy/spine/find';
import { namesFrom, type Reading } from '../anatomy/spine/naming';
import { nameRibs } from '../anatomy/regions/name-ribs';
import type { Regions } from '../anatomy/regions/types';
import type { Grid } from '../core/grid';
import { occupancyAt } from '../core/field';
import type { Failure } from '../core/result';
import type { VoxelField } from '../core/structure';
import type { LpsPoint } from '../core/units';
import { type Found, keepFound, packed } from './made';
import type { PackedShape } from '../plan/packed-shape';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask, type RunningTask } from './tasks';

interface FoundVertebrae {
  /** From foot to head; undefined for the sacrum. */
  readonly shapes: readonly (PackedShape | undefined)[];
  readonly isCut: readonly boolean[];
  readonly readings: readonly Reading[];
  /** Index of the reading whose names are in the plan. */
  readonly chosen: number;
}

interface FindState {
  readonly isRunning: boolean;
  /** Of the CT that was searched. */
  readonly grid?: Grid;
  readonly vertebrae?: FoundVertebrae;
  /** What was looked for and not found. */
  readonly missing: readonly Failure[];
  /** How many of what was found were there already, from a file or by hand. */
  readonly present: number;
}

/** What was found without a click on the open CT, and how its vertebrae may be named. */
export const useFind = create<FindState>()(() => ({ isRunning: false, missing: [], present: 0 }));

/** Looks for all that can be found without a click; each structure comes into the plan unconfirmed, all in one step to undo. */
export async function findStructures(): Promise<void> {
  const { ct } = useSession.getState();
  if (!ct || useFind.getState().isRunning) return;
  useFind.setState({ isRunning: true, grid: ct.volume.grid, vertebrae: undefined, missing: [], present: 0 });
  try {
    await runTask('find-structures', (task) => find(task));
  } finally {
    useFind.setState({ isRunning: false });
  }
}

async function find(task: RunningTask): Promise<void> {
  const { volume } = useSession.getState().ct!;
  const { grid } = volume;
  const isHere = () => useSession.getState().ct?.volume === volume && !task.signal.aborted;
  const spine = await kernelRunner().run('find-spine', { volume }, partOf(task, 0, 0.35));
  if (!isHere()) return;
  const known = spine.ok ? knownSpine(spine.value) : undefined;
  const input = { volume, ...(known && { spine: known }) };
  const regions = await kernelRunner().run('find-regions', input, partOf(task, 0.35, 0.85));
  if (!isHere()) return;
  const failures = [spine, regions].flatMap((result) => (result.ok ? [] : result.failure));
  const shapes = new Map<VoxelField, PackedShape>();
  const fields = [
    ...(spine.ok
      ? [spine.value.canal, spine.value.cord, ...spine.value.vertebrae.map(({ field }) => field)]
      : []),
    ...(regions.ok ? [...regions.value.found, ...regions.value.ribs].map(({ field }) => field) : []),
  ].filter((field) => field !== undefined);
  const all = await packed(fields, grid, partOf(task, 0.85, 1));
  if (!all || !isHere()) return;
  fields.forEach((field, n) => shapes.set(field, all[n]!));
  const vertebrae = spine.ok ? vertebraeOf(spine.value, shapes) : undefined;
  const found = [
    ...(spine.ok ? softParts(spine.value, shapes) : []),
    ...(vertebrae ? named(vertebrae, 0) : []),
    ...(regions.ok ? regionParts(regions.value, vertebrae, shapes) : []),
  ];
  keepNew(found, 'find-structures', grid, isFoundHere);
  const missing = [...failures, ...(regions.ok ? regions.value.missing : [])];
  useFind.setState({ missing, ...(vertebrae && { vertebrae }) });
}

/** Keeps what is not there already from a file or by hand: that stays as it is. */
function keepNew(
  found: readonly Found[],
  label: string,
  grid: Grid,
  isReplaced: Parameters<typeof keepFound>[4],
): void {
  const others = useSession.getState().structures.filter(({ provenance }) => provenance !== 'automatic');
  const present = new Set(others.map(({ id }) => id));
  const added = found.filter(({ id }) => !present.has(id));
  keepFound(added, 'automatic', label, grid, isReplaced);
  useFind.setState({ present: found.length - added.length });
}

/** A task for a part of the work. */
const partOf = (task: RunningTask, from: number, to: number): RunningTask => ({
  ...task,
  onProgress: (fraction) => task.onProgress(from + (to - from) * fraction),
});

const knownSpine = ({ canalMm, vertebrae }: FoundSpine) => ({
  canalMm: canalMm.toReversed(),
  vertebrae: vertebrae.flatMap(({ field }) => field ?? []),
});

type Shapes = ReadonlyMap<VoxelField, PackedShape>;

const vertebraeOf = ({ vertebrae, readings }: FoundSpine, shapes: Shapes): FoundVertebrae => ({
  shapes: vertebrae.map(({ field }) => field && shapes.get(field)),
  isCut: vertebrae.map(({ isCut }) => isCut),
  readings,
  chosen: 0,
});

function softParts({ canal, cord, canalSeenShare }: FoundSpine, shapes: Shapes): Found[] {
  return [
    ...(canal ? [{ id: 'spinal-canal', shape: shapes.get(canal)!, confidence: canalSeenShare }] : []),
    ...(cord
      ? [{ id: 'spinal-cord', shape: shapes.get(cord)!, remarks: [{ code: 'cord-in-canal', data: {} }] }]
      : []),
  ];
}

/** Ribs without a vertebra to number them by stay out: the bones of the picture hold them. */
function regionParts(
  { found, ribs }: Regions,
  vertebrae: FoundVertebrae | undefined,
  shapes: Shapes,
): Found[] {
  const numbered = nameRibs(ribs, vertebrae ? thoracic(vertebrae) : []);
  return [
    ...found.map(({ id, field, confidence }) => ({
      id,
      shape: shapes.get(field)!,
      ...(confidence !== undefined && { confidence }),
    })),
    ...numbered.flatMap(({ rib, id }) => (id ? [{ id, shape: shapes.get(rib.field)! }] : [])),
  ];
}

const thoracic = ({ shapes, readings, chosen }: FoundVertebrae) =>
  (readings[chosen]?.names ?? []).flatMap((name, n) => {
    const field = shapes[n]?.field;
    const number = Number(/^T(\d+)$/.exec(name ?? '')?.[1]);
    return field && number ? [{ number, field }] : [];
  });

/** What an earlier search has left. */
const isFoundHere = ({ how }: { readonly how: string }): boolean => how === 'automatic';
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
  const { vertebrae, grid } = useFind.getState();
  if (!vertebrae || !grid || useSession.getState().ct?.volume.grid !== grid) return;
  keepNew(named(vertebrae, chosen), 'name-vertebrae', grid, isFoundVertebra);
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
