import type { Volume } from '../../core/volume';
import { dilate } from '../voxels/ball';
import { airwayOf, otherAirOf } from './airway';
import { lungsOf, type Lungs } from './lungs';
import { type Edge, onCt } from './surface';
import type { FoundRegion } from './types';
import type { WorkCt } from './work';

const airwayEdge: Edge = { outsideHu: 0, insideHu: -960, reachMm: 2.1 };
const lungEdge: Edge = { outsideHu: 50, insideHu: -850, reachMm: 2.1 };
/** Walls between the airway, lungs and other air. */
const wallMm = 2.5;
/** A tube this long is a trachea or a pharynx and hardly anything else. */
const sureTubeMm = 60;

export interface Air {
  readonly found: readonly FoundRegion[];
  readonly missing: readonly string[];
  readonly lungs: Lungs;
}

/** Airway, right and left lung, and the other air in the body. */
export function airOf(volume: Volume, ct: WorkCt, body: Uint8Array, middleX: number): Air {
  const found: FoundRegion[] = [];
  const missing: string[] = [];
  const airway = airwayOf(ct, body);
  const add = (region: Omit<FoundRegion, 'field'>, mask: Uint8Array | undefined, edge: Edge) => {
    const field = mask && onCt(volume, ct, mask, edge);
    if (field) found.push({ ...region, field });
    else if (region.id !== 'gas') missing.push(region.id);
  };
  const confidence = airway && Math.min(1, airway.tubeMm / sureTubeMm);
  add({ id: 'airway', ...(confidence !== undefined && { confidence }) }, airway?.mask, airwayEdge); // prettier-ignore
  const lungs = lungsOf(ct, body, airway?.mask, middleX);
  add({ id: 'lung-right' }, lungs.right, lungEdge);
  add({ id: 'lung-left' }, lungs.left, lungEdge);
  const taken = new Uint8Array(body.length);
  for (const mask of [airway?.mask, lungs.right, lungs.left]) {
    if (!mask) continue;
    const near = dilate(mask, ct.grid.dims, ct.grid.spacing, wallMm);
    for (let q = 0; q < near.length; q++) if (near[q]) taken[q] = 1;
  }
  add({ id: 'gas' }, otherAirOf(ct, body, taken), lungEdge);
  return { found, missing, lungs };
}
