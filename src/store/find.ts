import { create } from 'zustand';
import {
  canalParts,
  type FoundPart,
  knownSpine,
  missingParts,
  regionParts,
  ribParts,
  vertebraParts,
} from '../anatomy/found-parts';
import type { FoundRib } from '../anatomy/regions/types';
import type { FoundVertebra } from '../anatomy/spine/find';
import { namesFrom, type Reading } from '../anatomy/spine/naming';
import { occupancyAt } from '../core/field';
import type { Grid } from '../core/grid';
import type { Failure } from '../core/result';
import { halfLevel, type VoxelField } from '../core/structure';
import type { LpsPoint } from '../core/units';
import type { PackedShape } from '../plan/packed-shape';
import { type Found, keepFound, packed } from './made';
import { kernelRunner } from './runner';
import { setSession, useSession } from './session';
import { runTask, type RunningTask } from './tasks';

interface FoundVertebrae {
  /** From foot to head. */
  readonly list: readonly FoundVertebra[];
  /** They have the numbers of their vertebrae. */
  readonly ribs: readonly FoundRib[];
  readonly readings: readonly Reading[];
  /** Index of the reading whose names are in the plan. */
  readonly chosen: number;
}

interface FindState {
  readonly isRunning: boolean;
  /** Of the CT that was searched. */
  readonly grid?: Grid;
  readonly vertebrae?: FoundVertebrae;
  /** The CT that was looked at, to the end. */
  readonly lookedAt?: Grid;
  /** What went wrong. */
  readonly failures: readonly Failure[];
  /** Catalogue ids of what the field could hold and was not found. */
  readonly missing: readonly string[];
  /** How many of what was found were there already, from a file or by hand. */
  readonly present: number;
}

/** What was found without a click on the open CT, and how its vertebrae may be named. */
export const useFind = create<FindState>()(() => ({
  isRunning: false,
  failures: [],
  missing: [],
  present: 0,
}));

/** What was found, packed for the plan. */
const shapes = new WeakMap<VoxelField, PackedShape>();

const findable = new Set([
  'spinal-canal',
  'spinal-cord',
  'airway',
  'lung-right',
  'lung-left',
  'skin',
  'bone',
  'sacrum',
  'hip-right',
  'hip-left',
  'femur-right',
  'femur-left',
]);

/** Whether `findStructures` looks for a structure of this catalogue id. */
export const isFindable = (id: string): boolean => findable.has(id) || isVertebra(id) || isRib(id);

/** Looks for all that can be found without a click; each structure comes into the plan unconfirmed, all in one step to undo. */
export async function findStructures(): Promise<void> {
  const { ct } = useSession.getState();
  if (!ct || useFind.getState().isRunning) return;
  useFind.setState({
    isRunning: true,
    grid: ct.volume.grid,
    vertebrae: undefined,
    failures: [],
    missing: [],
    present: 0,
  });
  try {
    await runTask('find-structures', find);
  } finally {
    useFind.setState({ isRunning: false });
  }
}

async function find(task: RunningTask): Promise<void> {
  const { volume } = useSession.getState().ct!;
  const { grid } = volume;
  const isOver = () => task.signal.aborted || useSession.getState().ct?.volume !== volume;
  const spine = await kernelRunner().run('find-spine', { volume }, partOf(task, 0, 0.35));
  if (isOver()) return;
  const input = { volume, ...(spine.ok && { spine: knownSpine(spine.value) }) };
  const regions = await kernelRunner().run('find-regions', input, partOf(task, 0.35, 0.85));
  if (isOver()) return;
  const list = spine.ok ? spine.value.vertebrae : [];
  const readings = spine.ok ? spine.value.readings : [];
  const parts = [
    ...(spine.ok ? canalParts(spine.value) : []),
    ...vertebraParts(list, readings[0]),
    ...(regions.ok ? regionParts(regions.value, list, readings[0]) : []),
  ];
  const ribs = regions.ok ? regions.value.ribs : [];
  if (!(await pack([...parts, ...list, ...ribs], grid, partOf(task, 0.85, 1))) || isOver()) return;
  keepNew(parts, 'find-structures', grid, ({ how }) => how === 'automatic');
  const failures = [spine, regions].flatMap((result) => (result.ok ? [] : result.failure));
  const missing = regions.ok ? missingParts(regions.value, list, readings[0], grid) : [];
  if (parts.some(({ id }) => isVertebra(id))) showOneByOne();
  useFind.setState({
    failures,
    missing,
    lookedAt: grid,
    ...(list.length > 0 && { vertebrae: { list, ribs, readings, chosen: 0 } }),
  });
}

/** The picture of all bones would hide where one ends: it goes once the found ones have their surfaces. */
function showOneByOne(): void {
  const { ct } = useSession.getState();
  const stop = useSession.subscribe(({ meshes, structures, ct: now }) => {
    if (now !== ct) return stop();
    const vertebrae = structures.filter(({ id }) => isVertebra(id));
    if (vertebrae.length === 0 || vertebrae.some(({ key }) => !meshes[key])) return;
    stop();
    setSession({ volumePreset: 'off' });
  });
}

/** A task for a part of the work. */
const partOf = (task: RunningTask, from: number, to: number): RunningTask => ({
  ...task,
  onProgress: (fraction) => task.onProgress(from + (to - from) * fraction),
});

/** @returns whether all of it is packed */
async function pack(
  parts: readonly { readonly field?: VoxelField }[],
  grid: Grid,
  task: RunningTask,
): Promise<boolean> {
  const fields = [...new Set(parts.flatMap(({ field }) => field ?? []))];
  const made = await packed(fields, grid, task);
  made?.forEach((shape, n) => shapes.set(fields[n]!, shape));
  return made !== undefined;
}

/** Keeps what is not there already from a file or by hand: that stays as it is. */
function keepNew(
  parts: readonly FoundPart[],
  label: string,
  grid: Grid,
  isReplaced: Parameters<typeof keepFound>[4],
): void {
  const others = useSession.getState().structures.filter(({ provenance }) => provenance !== 'automatic');
  const present = new Set(others.map(({ id }) => id));
  const added = parts.filter(({ id }) => !present.has(id));
  const found = added.map(({ field, ...findings }): Found => ({ ...findings, shape: shapes.get(field)! }));
  keepFound(found, 'automatic', label, grid, isReplaced);
  useFind.setState({ present: parts.length - added.length });
}

/** Names the vertebrae, and with them the ribs, as another reading counts them. */
export function chooseReading(chosen: number): void {
  const { vertebrae, grid } = useFind.getState();
  if (!vertebrae || !grid || useSession.getState().ct?.volume.grid !== grid) return;
  const { list, ribs, readings } = vertebrae;
  const parts = [...vertebraParts(list, readings[chosen]), ...ribParts(ribs, list, readings[chosen])];
  const isNamed = (id: string) => isVertebra(id) || isRib(id);
  keepNew(parts, 'name-vertebrae', grid, ({ id, how }) => how === 'automatic' && isNamed(id));
  useFind.setState({ vertebrae: { ...vertebrae, chosen } });
}

const isVertebra = (id: string): boolean => /^vertebra-[ctls]\d+$/.test(id);
const isRib = (id: string): boolean => /^rib-\d+-(right|left)$/.test(id);

/** Counts from the found vertebra at a point, which the user has named. @returns whether there is one */
export function nameVertebraAt(pointMm: LpsPoint, level: string): boolean {
  const { vertebrae } = useFind.getState();
  const index = vertebrae ? vertebraAt(vertebrae.list, pointMm) : -1;
  if (!vertebrae || index < 0) return false;
  const names = namesFrom(vertebrae.list.length, index, level);
  const clicked: Reading = { anchor: 'click', names, warnings: [] };
  const readings = [...vertebrae.readings.filter(({ anchor }) => anchor !== 'click'), clicked];
  useFind.setState({ vertebrae: { ...vertebrae, readings } });
  chooseReading(readings.length - 1);
  return true;
}

/** A crosshair beside a vertebra means it from this near its middle on, mm. */
const nearMm = 25;

/** The vertebra that holds a point, or whose middle is near it; −1 for none. */
function vertebraAt(list: readonly FoundVertebra[], pointMm: LpsPoint): number {
  const holding = list.findIndex(({ field }) => field && occupancyAt(field, pointMm) > halfLevel);
  if (holding >= 0) return holding;
  const away = list.map(({ field }) => {
    const middle = field && shapes.get(field)?.centroidMm;
    return middle ? Math.hypot(...middle.map((value, a) => value - pointMm[a]!)) : Infinity;
  });
  const least = Math.min(...away);
  return least < nearMm ? away.indexOf(least) : -1;
}
