import { type LpsPoint, lpsPoint } from '../../core/units';
import { distance } from '../../core/vector';
import { linesOf, type Measurement, pointsOf, withPoints } from '../../plan/measurements';
import { drawMidline, freeMeasurementId, keepMeasurement } from '../../store/measurements';
import { usePlan } from '../../store/plan';
import { type MeasuringTool, setSession, useSession } from '../../store/session';
import { setDraft } from '../draft';
import type { Slice } from '../slice';
import type { Drag, DragStarter, Grip } from './drag';
import { type Grab, grabAt } from './measurement-grab';

type Triple = [number, number, number];
const triple = (p: readonly number[]): Triple => [p[0]!, p[1]!, p[2]!];

/** Smaller than this was a click, not a measurement. */
const leastMm = 0.5;

const normalOf = (slice: Slice): Triple => triple(slice.plane?.normal ?? [0, 0, 1]);

/** What a press and a drag draw with each measuring tool. */
export const measuringDrags: Readonly<Record<MeasuringTool, DragStarter>> = {
  length: (_slice, { pointMm: from }) =>
    shaping((to) => ({ kind: 'length', id: freeMeasurementId(), fromMm: triple(from), toMm: triple(to) })),
  /** From the centre outwards. */
  circle: (slice, { pointMm: centre }) =>
    shaping((rim) => ({
      kind: 'circle',
      id: freeMeasurementId(),
      centreMm: triple(centre),
      normal: normalOf(slice),
      radiusMm: Math.max(distance(centre, rim), 1e-3),
    })),
  /** One line, then the other; the second may lie on another slice. */
  angle: (_slice, start) => {
    const first = firstLineOf('angle');
    if (!first) return drawFirstLine('angle', start);
    return shaping((to) => ({
      kind: 'angle',
      id: freeMeasurementId(),
      firstMm: [triple(first.fromMm), triple(first.toMm)],
      secondMm: [triple(start.pointMm), triple(to)],
    }));
  },
  /** From the corner along one side; then the end of the other side. */
  corner: (_slice, start) => {
    const first = firstLineOf('corner');
    if (!first) return drawFirstLine('corner', start);
    const made = (to: LpsPoint): Measurement => ({
      kind: 'corner',
      id: freeMeasurementId(),
      vertexMm: triple(first.fromMm),
      firstMm: triple(first.toMm),
      secondMm: triple(to),
    });
    return shaping(made, start.pointMm);
  },
  midline: (_slice, { pointMm }) =>
    shaping((at) => ({ kind: 'midline', id: freeMeasurementId(), atMm: triple(at) }), pointMm),
  'midline-plane': (slice, start) => {
    let to = start.pointMm;
    const show = (next: LpsPoint | undefined) =>
      setSession({ firstLine: next && { tool: 'midline-plane', fromMm: start.pointMm, toMm: next } });
    return {
      move: ({ pointMm }) => show((to = pointMm)),
      end: () => {
        show(undefined);
        drawMidline(start.pointMm, to, normalOf(slice));
      },
      cancel: () => show(undefined),
    };
  },
  /** From what it points at, outwards. */
  arrow: (_slice, { pointMm: tip }) =>
    shaping((tail) => ({
      kind: 'arrow',
      id: freeMeasurementId(),
      tipMm: triple(tip),
      tailMm: triple(tail),
    })),
  text: (_slice, { pointMm }) => ({
    move: () => {},
    end: () =>
      setSession({ noting: { kind: 'text', id: freeMeasurementId(), atMm: triple(pointMm), label: '' } }),
  }),
};

function firstLineOf(tool: 'angle' | 'corner') {
  const { firstLine } = useSession.getState();
  return firstLine?.tool === tool ? firstLine : undefined;
}

/** Kept in the session until the second line makes an angle of it. */
function drawFirstLine(tool: 'angle' | 'corner', { pointMm: fromMm }: Grip): Drag {
  const show = (toMm: LpsPoint) => setSession({ firstLine: { tool, fromMm, toMm } });
  const drop = () => setSession({ firstLine: undefined });
  return {
    move: ({ pointMm }) => show(pointMm),
    end: ({ pointMm }) => (distance(fromMm, pointMm) < leastMm ? drop() : show(pointMm)),
    cancel: drop,
  };
}

/** Moves a point, a rim or the whole of a measurement under the pointer, and selects it. */
export const measurementDrag: DragStarter = (slice, start) => {
  // The second line of an angle may begin on the first, or on anything else.
  if (useSession.getState().firstLine) return undefined;
  const grab = grabAt(slice, start.at);
  if (!grab) return undefined;
  setSession({ selectedMeasurement: grab.item.id });
  return shaping((pointMm) => reshaped(grab, start.pointMm, pointMm));
};

/**
 * Shows what the pointer makes of a measurement and writes it to the plan on release; from `first` on
 * for what a click alone makes.
 */
function shaping(make: (pointMm: LpsPoint) => Measurement, first?: LpsPoint): Drag {
  let shape: Measurement | undefined;
  const show = (pointMm: LpsPoint) => setDraft((shape = make(pointMm)));
  if (first) show(first);
  return {
    move: ({ pointMm }) => show(pointMm),
    end: () => {
      setDraft(undefined);
      if (shape && shortestMm(shape) >= leastMm) finish(shape);
    },
    cancel: () => setDraft(undefined),
  };
}

/** A new arrow waits for its words; everything else goes to the plan. */
function finish(item: Measurement): void {
  if (item.kind === 'angle' || item.kind === 'corner') setSession({ firstLine: undefined });
  const isNew = !usePlan.getState().plan.measurements.some(({ id }) => id === item.id);
  if (item.kind === 'arrow' && isNew) setSession({ noting: item });
  else keepMeasurement(item);
}

/** The least of what was drawn: what has no length never counts as too short. */
function shortestMm(item: Measurement): number {
  if (item.kind === 'circle') return item.radiusMm;
  const points = pointsOf(item).map((p) => lpsPoint(...p));
  const lengths = linesOf(item).map(([a, b]) => distance(points[a]!, points[b]!));
  return Math.min(Infinity, ...lengths);
}

function reshaped({ item, part }: Grab, from: LpsPoint, to: LpsPoint): Measurement {
  if (item.kind === 'circle' && part === 'rim') {
    return { ...item, radiusMm: Math.max(distance(lpsPoint(...item.centreMm), to), 1e-3) };
  }
  const moved = (p: readonly number[]): Triple => triple(p.map((value, i) => value + to[i]! - from[i]!));
  return withPoints(
    item,
    pointsOf(item).map((p, n) => (part === 'whole' || part === n ? moved(p) : p)),
  );
}
