import { type LpsPoint, lpsPoint } from '../../core/units';
import { distance } from '../../core/vector';
import type { Measurement } from '../../plan/schema';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import { setDraft } from '../draft';
import { type Grab, grabAt } from './measurement-grab';
import type { Drag, DragStarter } from './drag';

type Triple = [number, number, number];
const triple = (p: readonly number[]): Triple => [p[0]!, p[1]!, p[2]!];

/** Smaller than this was a click, not a measurement. */
const leastMm = 0.5;

const sizeMm = (item: Measurement): number =>
  item.kind === 'length' ? distance(lpsPoint(...item.fromMm), lpsPoint(...item.toMm)) : item.radiusMm;

export const lengthDrag: DragStarter = (_slice, start) =>
  shaping((pointMm) => ({
    kind: 'length',
    id: freeId(),
    fromMm: triple(start.pointMm),
    toMm: triple(pointMm),
  }));

/** From the centre outwards. */
export const circleDrag: DragStarter = (slice, start) =>
  shaping((pointMm) => ({
    kind: 'circle',
    id: freeId(),
    centreMm: triple(start.pointMm),
    normal: triple(slice.plane?.normal ?? [0, 0, 1]),
    radiusMm: Math.max(distance(start.pointMm, pointMm), 1e-3),
  }));

/** Moves an end, a rim or the whole of a measurement under the pointer, and selects it. */
export const measurementDrag: DragStarter = (slice, start) => {
  const grab = grabAt(slice, start.at);
  if (!grab) return undefined;
  setSession({ selectedMeasurement: grab.item.id });
  return shaping((pointMm) => reshaped(grab, start.pointMm, pointMm));
};

/** Shows what the pointer makes of a measurement and writes it to the plan on release. */
function shaping(make: (pointMm: LpsPoint) => Measurement): Drag {
  let shape: Measurement | undefined;
  return {
    move: ({ pointMm }) => {
      shape = make(pointMm);
      setDraft(shape);
    },
    end: () => {
      setDraft(undefined);
      if (shape && sizeMm(shape) >= leastMm) keep(shape);
    },
    cancel: () => setDraft(undefined),
  };
}

function keep(item: Measurement): void {
  usePlan.getState().edit('measure', ({ measurements }) => {
    const at = measurements.findIndex(({ id }) => id === item.id);
    if (at < 0) measurements.push(item);
    else measurements[at] = item;
  });
  setSession({ selectedMeasurement: item.id });
}

/** Deletes the selected measurement; false when none is selected. */
export function removeSelectedMeasurement(): boolean {
  const { selectedMeasurement } = useSession.getState();
  const { plan, edit } = usePlan.getState();
  if (!plan.measurements.some(({ id }) => id === selectedMeasurement)) return false;
  edit('remove-measurement', (draft) => {
    draft.measurements = draft.measurements.filter(({ id }) => id !== selectedMeasurement);
  });
  setSession({ selectedMeasurement: undefined });
  return true;
}

function freeId(): string {
  const taken = new Set(usePlan.getState().plan.measurements.map(({ id }) => id));
  let n = taken.size + 1;
  while (taken.has(`m${n}`)) n++;
  return `m${n}`;
}

function reshaped({ item, part }: Grab, from: LpsPoint, to: LpsPoint): Measurement {
  const moved = (p: readonly number[]): Triple => triple(p.map((value, i) => value + to[i]! - from[i]!));
  if (item.kind === 'circle') {
    return part === 'rim'
      ? { ...item, radiusMm: Math.max(distance(lpsPoint(...item.centreMm), to), 1e-3) }
      : { ...item, centreMm: moved(item.centreMm) };
  }
  return {
    ...item,
    ...(part === 'to' ? {} : { fromMm: moved(item.fromMm) }),
    ...(part === 'from' ? {} : { toMm: moved(item.toMm) }),
  };
}
