import type { Kernel } from '../../core/kernel';
import { ok } from '../../core/result';
import type { Volume } from '../../core/volume';
import { airOf } from './air';
import { bodyWithinSkin } from './body';
import { boneOf, onGrid } from './bones';
import { pelvisOf } from './pelvis/find';
import { ribsIn } from './ribs/in-ct';
import { labelsOfFields } from './vertebrae';
import { boneOnCt, onCt } from './surface';
import type { FoundRegion, KnownSpine, Regions } from './types';
import { either, type WorkCt, workCt } from './work';

export interface RegionsInput {
  readonly volume: Volume;
  /** Vertebrae part ribs and the sacrum from the spine exactly; without them the midline serves. */
  readonly spine?: KnownSpine;
}

/** Grid on which body, air and contrast are sought, and that of bone, mm. */
const [coarseMm, fineMm] = [2, 1.5];
const skinEdge = { outsideHu: -1000, insideHu: 0, reachMm: 3 };

/** Kernel: skin, airway, lungs, other air, bone, hip bones, femora, sacrum and ribs, as far as they are in the field. */
export const findRegions: Kernel<RegionsInput, Regions> = async ({ volume, spine }, { checkpoint }) => {
  const found: FoundRegion[] = [];
  const missing: string[] = [];
  const coarse = workCt(volume, coarseMm);
  await checkpoint(0.08);
  const body = bodyWithinSkin(coarse);
  const skin = onCt(volume, coarse, body, skinEdge);
  if (!skin) return ok({ found, ribs: [], missing: ['skin'] });
  found.push({ id: 'skin', field: skin });
  await checkpoint(0.25);
  const [middleX, middleY] = middleOf(body, coarse);
  const air = airOf(volume, coarse, body, middleX);
  found.push(...air.found);
  missing.push(...air.missing);
  await checkpoint(0.45);
  const fine = workCt(volume, fineMm);
  const bone = boneOf(fine, coarse, body);
  const boneField = boneOnCt(volume, fine, bone.mask, bone.edge);
  if (!boneField) return ok({ found, ribs: [], missing: [...missing, 'bone'] });
  found.push({ id: 'bone', field: boneField });
  await checkpoint(0.7);
  const lungs = lungMask(air.lungs, coarse, fine);
  const vertebrae = spine && labelsOfFields(spine.vertebrae, fine.grid);
  const middleMm = coarse.grid.origin[0] + middleX * coarse.grid.spacing[0];
  const depthMm = coarse.grid.origin[1] + middleY * coarse.grid.spacing[1];
  const pelvis = pelvisOf(volume, fine, bone, lungs, vertebrae, middleMm);
  found.push(...pelvis.found);
  missing.push(...pelvis.missing);
  await checkpoint(0.88);
  const ribs = ribsIn(volume, fine, bone, lungs, [middleMm, depthMm], spine, vertebrae);
  if (ribs.length === 0) missing.push('ribs');
  await checkpoint(1);
  return ok({ found, ribs, missing });
};

/** Mean column and row of the body. */
function middleOf(body: Uint8Array, { grid: { dims } }: WorkCt): [number, number] {
  let [i, j, count] = [0, 0, 0];
  for (let q = 0; q < body.length; q++)
    if (body[q]) {
      i += q % dims[0];
      j += Math.floor(q / dims[0]) % dims[1];
      count++;
    }
  return [i / count, j / count];
}

function lungMask(
  { right, left }: { readonly right?: Uint8Array; readonly left?: Uint8Array },
  from: WorkCt,
  to: WorkCt,
): Uint8Array {
  const none = new Uint8Array(from.hu.length);
  return onGrid(either(right ?? none, left ?? none), from, to);
}
