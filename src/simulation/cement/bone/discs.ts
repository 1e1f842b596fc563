import type { Grid } from '../../../core/grid';
import { halfLevel } from '../../../core/structure';
import { cellFrame, eachCell } from './cells';
import { wallAt } from './frame';
import { resample } from './resample';
import { type BoneFrame, type BoneSite, type BoneStructure, tissues } from './types';

const discReachMm = 14;
/** A label of a disc may end this far from the endplate, mm. */
const besideDiscMm = 3;
const met = new Set<number>([tissues.bone, tissues.otherBone, tissues.disc]);

export interface DiscInput {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly site: BoneSite;
  readonly structures: readonly BoneStructure[];
}

/** Discs: their label, else what lies in front of the canal and beyond exactly one endplate; above C2 a joint. */
export function markDiscs(input: DiscInput, tissue: Uint8Array, into: Uint8Array): void {
  const { grid, frame, structures } = input;
  const labels = structures
    .map((structure, index) => ({ structure, index }))
    .filter(({ structure: { id } }) => id === 'discs' || id.startsWith('disc-'));
  for (const { structure, index } of labels) {
    const mask = resample(structure.field.data, structure.field.grid, grid, 'zero');
    for (let q = 0; q < mask.length; q++) {
      const free = tissue[q] === tissues.soft || tissue[q] === tissues.canal || tissue[q] === tissues.foramen;
      if (mask[q]! < halfLevel || !free) continue;
      tissue[q] = tissues.disc;
      into[q] = Math.min(index, 253) + 1;
    }
  }
  const steps = marchSteps(grid, frame);
  const labelled = labelledEnds(grid, frame, tissue);
  const halfWidthMm = frame.canal?.halfWidthMm ?? 0;
  eachCell(grid, frame, (q, l, p, s) => {
    if (tissue[q] !== tissues.soft || p > wallAt(frame, s) + 1) return;
    if (l < frame.lowMm[0] || l > frame.highMm[0] || p < frame.lowMm[1]) return;
    const up = firstAlong(grid, tissue, q, steps, 1);
    const down = firstAlong(grid, tissue, q, steps, -1);
    if ((up.tissue === tissues.bone) === (down.tissue === tissues.bone)) return;
    const [isUpper, beyond] = down.tissue === tissues.bone ? [true, up] : [false, down];
    if (isUpper ? s <= 0 : s >= 0) return;
    if (isUpper && input.site === 'axis') {
      // Above the lateral masses of C2 lies the joint with C1, in front of its dens the prevertebral space.
      const isAside = Math.abs(l - (frame.canal?.leftMm ?? 0)) > halfWidthMm / 2;
      const isJoint = isAside && (!labelled.bones || beyond.tissue === tissues.otherBone);
      if (isJoint) tissue[q] = tissues.joint;
      return;
    }
    // Where a disc is labelled, only what lies between it and the endplate can belong to it.
    const isDisc = labelled[isUpper ? 'upper' : 'lower']
      ? beyond.tissue === tissues.disc && beyond.mm <= besideDiscMm
      : true;
    if (isDisc) tissue[q] = tissues.disc;
  });
}

/** What labels tell at the two ends of the body. */
function labelledEnds(grid: Grid, frame: BoneFrame, tissue: Uint8Array) {
  const labelled = { upper: false, lower: false, bones: tissue.includes(tissues.otherBone) };
  eachCell(grid, frame, (q, _l, _p, s) => {
    if (tissue[q] === tissues.disc) labelled[s > 0 ? 'upper' : 'lower'] = true;
  });
  return labelled;
}

/** Steps of one cell along the bone's superior axis, as whole cells. */
function marchSteps(grid: Grid, frame: BoneFrame): readonly (readonly [number, number, number])[] {
  const { step } = cellFrame(grid, frame);
  const h = Math.min(...grid.spacing);
  const perMm = step.map((s, n) => s[2] / grid.spacing[n]! / grid.spacing[n]!) as [number, number, number];
  return Array.from({ length: Math.ceil(discReachMm / h) }, (_, n) => {
    const mm = (n + 1) * h;
    return perMm.map((v) => Math.round(v * mm)) as [number, number, number];
  });
}

/** What else than soft tissue is met first along the bone's axis, and how far away. */
function firstAlong(
  grid: Grid,
  tissue: Uint8Array,
  q: number,
  steps: readonly (readonly [number, number, number])[],
  sign: 1 | -1,
): { readonly tissue?: number; readonly mm: number } {
  const [nx, ny, nz] = grid.dims;
  const i = q % nx;
  const j = Math.floor(q / nx) % ny;
  const k = Math.floor(q / nx / ny);
  const h = Math.min(...grid.spacing);
  for (const [n, [di, dj, dk]] of steps.entries()) {
    const [x, y, z] = [i + sign * di, j + sign * dj, k + sign * dk];
    if (x < 0 || y < 0 || z < 0 || x >= nx || y >= ny || z >= nz) break;
    const found = tissue[x + nx * (y + ny * z)]!;
    if (met.has(found)) return { tissue: found, mm: (n + 1) * h };
  }
  return { mm: Infinity };
}
