import { fail, ok, type Result } from '../../../../core/result';
import { type Kernel, type KernelContext, partOfWork } from '../../../../core/kernel';
import { along, distance, normalise, subtract } from '../../../../core/vector';
import type { TissueModel } from '../types';
import { goalOf } from './goal';
import { pathRooms } from './path-room';
import { findPlaces } from './places';
import { predict } from './predict';
import { probe } from './probe';
import { surfacePoints } from './surface-points';
import type { NeedlePlace, ProposeScene, RankedPlace, Ranking } from './types';

export interface RankInput {
  readonly scene: ProposeScene;
  /** The same tissue in larger cells, for the probes; absent: that of the scene. */
  readonly coarse?: TissueModel;
  /** Places to probe. */
  readonly places: number;
  /** In the pocket, mL. */
  readonly mostMl: number;
}

/** Volume of a probe, mL: little, so that it takes no time. */
const probeMl = 3;
/** Points of a structure farther than this from the path are only told about, not watched. */
const watchedMm = 30;

/**
 * Finds places for a needle near the path and puts them in the order of the volume that a small probe
 * lets expect. Failures: `hydro-nothing-to-gain` when every margin that fluid can bring is met already,
 * `hydro-no-place` when no needle reaches a place.
 */
export const rankPlaces: Kernel<RankInput, Ranking> = (input, context) => rank(input, context);

async function rank(input: RankInput, context: KernelContext): Promise<Result<Ranking>> {
  const { scene } = input;
  const rooms = pathRooms(scene.table);
  if (!rooms.ok) return rooms;
  const { open } = goalOf(scene);
  if (open.length === 0) return fail('hydro-nothing-to-gain');
  const found = findPlaces(scene, gapsOf(scene), input.places);
  if (!found.ok) return found;
  await context.checkpoint(0.1);
  const demanded = new Set(
    scene.before.rows.flatMap(({ key, marginMm }) => (marginMm === null ? [] : [key])),
  );
  const nearest = (p: Parameters<(typeof rooms.value)[0]['distanceMm']>[0]) =>
    Math.min(...rooms.value.map((room) => room.distanceMm(p)));
  const points = surfacePoints(
    input.coarse ?? scene.model,
    scene.fields.filter(({ key }) => demanded.has(key)),
    nearest,
  ).filter(({ atMm }) => nearest(atMm) <= watchedMm);
  const markersMm = points.map(({ atMm }) => atMm);
  const places: RankedPlace[] = [];
  for (const [n, place] of found.value.places.entries()) {
    const share = (m: number) => 0.1 + (0.9 * m) / found.value.places.length;
    const moved = await probe(
      input.coarse ?? scene.model,
      place.tipMm,
      probeMl,
      markersMm,
      partOfWork(context, share(n), share(n + 1)),
    );
    // A tip that the simulation does not take is no place.
    if (!moved.ok) continue;
    const probed = { tipMm: place.tipMm, ml: probeMl, points, movedMm: moved.value };
    const { ml, shortMm } = predict(scene.before, rooms.value, probed, input.mostMl);
    places.push({ ...place, predictedShortMm: shortMm, ...(ml !== undefined && { predictedMl: ml }) });
  }
  if (places.length === 0) return fail('hydro-no-place');
  return ok({ places: places.toSorted(byPrediction), looked: found.value.looked });
}

const byPrediction = (a: RankedPlace, b: RankedPlace): number =>
  (a.predictedMl ?? Infinity) - (b.predictedMl ?? Infinity) || a.predictedShortMm - b.predictedShortMm || 0;

/** Middles of the gaps between instruments and structures that are to become wider. */
function gapsOf(scene: ProposeScene) {
  const open = new Set(goalOf(scene).open.map(({ instrument, key }) => `${instrument}\n${key}`));
  return scene.before.rows
    .filter(({ instrument, key }) => open.has(`${instrument}\n${key}`))
    .map(({ closestOnInstrumentMm: a, closestOnStructureMm: b }) =>
      along(a, normalise(subtract(b, a)), distance(a, b) / 2),
    );
}

/** Places worth simulating in full: the best ones that lie apart. */
export function differentPlaces({ places }: Ranking, most: number, apartMm = 10): readonly RankedPlace[] {
  const chosen: NeedlePlace[] = [];
  for (const place of places)
    if (chosen.length < most && chosen.every(({ tipMm }) => distance(tipMm, place.tipMm) >= apartMm))
      chosen.push(place);
  return chosen as RankedPlace[];
}
