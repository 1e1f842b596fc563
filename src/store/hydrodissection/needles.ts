import { occupancyAt } from '../../core/field';
import { voxelToLps } from '../../core/grid';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../core/units';
import { along, distance, normalise, subtract } from '../../core/vector';
import { sampleHu } from '../../core/volume';
import type { HydroPlanInlet } from '../../plan/hydrodissection';
import { needleId } from '../../plan/needles';
import type { PatientSpace } from '../../simulation/hydrodissection/patient/types';
import { structuresAtRisk } from '../at-risk';
import { usePlan } from '../plan';
import { setSession, useSession } from '../session';
import { changeHydro, hydroSetup } from './setup';
import { useHydro } from './state';

/** 22G: thin, and long enough for a neck. */
const usualNeedle = 'needle-22g';
/** As in the series: 218 mL in all; a second needle shares it. */
const usualMl = 200;
const usualRateMlPerS = 1;

/** Adds a needle with its tip at the crosshair, from the skin on the side of the planned path. */
export const addNeedle = (): void => addNeedleAt(useSession.getState().crosshairMm);

/** Adds a needle with its tip in a fascial space, near the planned path or, without one, the crosshair, with room around it. */
export function addNeedleInto({ cells }: PatientSpace): void {
  const { prepared } = useHydro.getState();
  if (!prepared) return;
  const { grid } = prepared.model;
  const [nx, ny] = grid.dims;
  const near = nearPath();
  const places = [...cells]
    .map((cell) => {
      const [i, j, k] = [cell % nx, Math.floor(cell / nx) % ny, Math.floor(cell / nx / ny)];
      const at = voxelToLps(grid, voxelPoint(i, j, k));
      return { at, mm: near(at) };
    })
    .toSorted((a, b) => a.mm - b.mm);
  const place = places.find(({ at }) => !touchesRisk(at)) ?? places[0];
  if (!place) return;
  setSession({ crosshairMm: place.at });
  addNeedleAt(place.at);
}

/** A tip has this much room around it, mm. */
const roomMm = 1.5;

/** Whether something at risk lies at a point or right beside it. */
function touchesRisk([x, y, z]: LpsPoint): boolean {
  const around = [-roomMm, 0, roomMm].flatMap((mm) => [
    lpsPoint(x + mm, y, z),
    lpsPoint(x, y + mm, z),
    lpsPoint(x, y, z + mm),
  ]);
  return structuresAtRisk().some(({ field }) => around.some((p) => occupancyAt(field, p) > 0));
}

/** Distance from the part of the planned path that lies deep in the neck, else from the crosshair. */
function nearPath(): (p: LpsPoint) => number {
  const [first] = usePlan.getState().plan.instruments;
  const { crosshairMm } = useSession.getState();
  if (!first) return (p) => distance(p, crosshairMm);
  const [entry, target] = [lpsPoint(...first.entryMm), lpsPoint(...first.targetMm)];
  const way = subtract(target, entry);
  const points = [0.4, 0.5, 0.6, 0.7, 0.8].map((share) => along(entry, way, share));
  return (p) => Math.min(...points.map((point) => distance(p, point)));
}

function addNeedleAt(tipMm: LpsPoint): void {
  const n = hydroSetup(usePlan.getState().plan).inlets.length;
  const inlet: HydroPlanInlet = {
    atMm: tuple(tipMm),
    volumeMl: usualMl,
    rateMlPerS: usualRateMlPerS,
    needle: { device: usualNeedle, entryMm: tuple(skinFor(tipMm)) },
  };
  changeHydro((draft) => void draft.inlets.push(inlet), 'add-needle');
  setSession({ selectedInstrument: needleId(n) });
}

export function removeNeedle(n: number): void {
  changeHydro((draft) => void draft.inlets.splice(n, 1), 'remove-needle');
  setSession({ selectedInstrument: usePlan.getState().plan.instruments[0]?.id });
}

export function changeNeedle(n: number, recipe: (draft: HydroPlanInlet) => void): void {
  changeHydro((draft) => {
    const inlet = draft.inlets[n];
    if (inlet) recipe(inlet);
  }, 'change-needle');
}

const tuple = (p: LpsPoint): [number, number, number] => [p[0], p[1], p[2]];

const stepMm = 1.5;
const farthestMm = 140;
/** What a way through bone or an organ at risk counts more than one through soft tissue. */
const forbidden = 20;

/**
 * Where a needle to a point may enter: of the ways from the side and the front, within 30° of the axial plane, the
 * shortest that avoids bone and what is at risk. It means nothing until it is looked at.
 */
function skinFor(tip: LpsPoint): LpsPoint {
  const { case: stated, instruments } = usePlan.getState().plan;
  const entryX = instruments[0]?.entryMm[0];
  const isLeft = stated.side ? stated.side === 'left' : entryX !== undefined && entryX > tip[0];
  let best: { at: LpsPoint; cost: number } | undefined;
  for (let angle = -10; angle <= 80; angle += 10)
    for (const up of [-0.5, -0.25, 0, 0.25]) {
      const turn = (angle * Math.PI) / 180;
      const lateral = (isLeft ? 1 : -1) * Math.cos(turn);
      const way = walk(tip, normalise(lpsVector(lateral, -Math.sin(turn), up)));
      if (!best || way.cost < best.cost) best = way;
    }
  return best!.at;
}

function walk(tip: LpsPoint, direction: ReturnType<typeof lpsVector>): { at: LpsPoint; cost: number } {
  const { ct } = useSession.getState();
  const { skinHu, boneHu } = usePlan.getState().plan.thresholds;
  const avoided = structuresAtRisk();
  let [cost, skinMm, inAirMm] = [0, stepMm, 0];
  for (let mm = stepMm; mm < farthestMm && inAirMm < 20; mm += stepMm) {
    const at = along(tip, direction, mm);
    const hu = ct && sampleHu(ct.volume, at);
    if (hu === undefined) break;
    inAirMm = hu < skinHu ? inAirMm + stepMm : 0;
    if (inAirMm > 0) continue;
    skinMm = mm;
    const isForbidden = hu > boneHu || avoided.some(({ field }) => occupancyAt(field, at) > 0);
    cost += stepMm * (isForbidden ? forbidden : 1);
  }
  return { at: along(tip, direction, skinMm), cost };
}
