import { structureById } from '../../catalog/structures';
import { occupancyAt } from '../../core/field';
import { type LpsPoint, lpsVector } from '../../core/units';
import { along, normalise } from '../../core/vector';
import { sampleHu } from '../../core/volume';
import type { HydroPlanInlet } from '../../plan/hydrodissection';
import { needleId } from '../../plan/needles';
import { usePlan } from '../plan';
import { setSession, useSession } from '../session';
import { changeHydro, hydroSetup } from './setup';

/** 22G: thin, and long enough for a neck. */
const usualNeedle = 'needle-22g';
/** As in the series: 218 mL in all; a second needle shares it. */
const usualMl = 200;
const usualRateMlPerS = 1;

/** Adds a needle with its tip at the crosshair, from the skin on the side of the planned path. */
export function addNeedle(): void {
  const { crosshairMm } = useSession.getState();
  const { plan } = usePlan.getState();
  const n = hydroSetup(plan).inlets.length;
  const inlet: HydroPlanInlet = {
    atMm: tuple(crosshairMm),
    volumeMl: usualMl,
    rateMlPerS: usualRateMlPerS,
    needle: { device: usualNeedle, entryMm: tuple(skinFor(crosshairMm)) },
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
  const { ct, structures } = useSession.getState();
  const { skinHu, boneHu } = usePlan.getState().plan.thresholds;
  const avoided = structures.filter(({ id }) => structureById(id)?.role === 'atRisk');
  let [cost, skinMm, inAirMm] = [0, stepMm, 0];
  for (let mm = stepMm; mm < farthestMm && inAirMm < 20; mm += stepMm) {
    const at = along(tip, direction, mm);
    const hu = ct && sampleHu(ct.volume, at);
    if (hu === undefined) break;
    inAirMm = hu < skinHu ? inAirMm + stepMm : 0;
    if (inAirMm > 0) continue;
    skinMm = mm;
    const isForbidden = hu > boneHu || avoided.some(({ field }) => occupancyAt(field, at) > 127);
    cost += stepMm * (isForbidden ? forbidden : 1);
  }
  return { at: along(tip, direction, skinMm), cost };
}
