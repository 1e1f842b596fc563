import { movePoint, type RigidTransform, turnVector } from '../core/rigid';
import { lpsPoint, lpsVector } from '../core/units';
import type { Plan } from './schema';

/** How well the target bone of one CT was brought onto that of another. */
export interface CarryQuality {
  readonly pairs: number;
  /** Root mean square over the pairs of points, mm. */
  readonly pointsRmsMm: number;
  /** The same over the surface of the bone; absent where it was not refined. */
  readonly surfaceRmsMm?: number;
  /** What the two CTs leave open in the last of these that is there, mm. */
  readonly toleranceMm: number;
}

type Triple = [number, number, number];

/** Keys of the plan whose values are points, lists of points, directions: LPS mm. */
const points = new Set([
  'entryMm',
  'targetMm',
  'atMm',
  'fromMm',
  'toMm',
  'centreMm',
  'moveToMm',
  'pointMm',
  'pointsMm',
  'firstMm',
  'secondMm',
  'vertexMm',
  'tipMm',
  'tailMm',
]);
const directions = new Set(['normal']);

/**
 * A plan on another CT, to whose frame `transform` leads (LPS mm). All that was checked, confirmed or
 * computed on the first one is open again: structures, position, results; the paths until they are checked.
 */
export function carryPlan(
  plan: Plan,
  transform: RigidTransform,
  to: NonNullable<Plan['ct']>,
  quality: CarryQuality,
): Plan {
  const moved = move(plan, transform) as Plan;
  const { positionAtCt: _, positionAtCtConfirmed: __, ...stated } = moved.case;
  const { hydrodissection, cement, ...rest } = moved;
  return {
    ...rest,
    ct: { ...to, carried: { ...(plan.ct && { from: plan.ct.fingerprint }), ...quality, isChecked: false } },
    case: stated,
    structures: {
      ...moved.structures,
      drawn: moved.structures.drawn.map((tube) => ({ ...tube, carried: true as const })),
      // Voxels of the other CT: to be made anew, or imported from there.
      made: [],
      confirmed: [],
    },
    ...(hydrodissection && { hydrodissection: withoutResult(hydrodissection) }),
    ...(cement && { cement: withoutResult(cement) }),
  };
}

function withoutResult<T extends { readonly result?: unknown }>(simulated: T): Omit<T, 'result'> {
  const { result: _, ...rest } = simulated;
  return rest;
}

/** A point, or a list of them. */
const movePoints = (item: Triple | readonly Triple[], transform: RigidTransform): Triple | Triple[] =>
  isList(item)
    ? item.map((point) => movePoint(transform, lpsPoint(...point)).slice() as Triple)
    : (movePoint(transform, lpsPoint(...item)).slice() as Triple);

const isList = (item: Triple | readonly Triple[]): item is readonly Triple[] => Array.isArray(item[0]);

function move(value: unknown, transform: RigidTransform): unknown {
  if (Array.isArray(value)) return value.map((item) => move(item, transform));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      points.has(key)
        ? movePoints(item as Triple | Triple[], transform)
        : directions.has(key)
          ? [...turnVector(transform, lpsVector(...(item as Triple)))]
          : move(item, transform),
    ]),
  );
}
