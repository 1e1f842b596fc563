import type { Grid } from '../../../core/grid';
import { eachCell, type Patch } from './boxes';
import type { TissueParameters } from './parameters';
import type { TissueRole } from './roles';
import type { PatientBody, TissueStructure } from './types';

/** A structure on the cells that it reaches. */
export interface Placed {
  readonly structure: TissueStructure;
  readonly role: TissueRole;
  readonly shares: Patch;
}

/** Thin vessels fill no cell by half: below this share a cell is not theirs even so. */
const leastShare = 0.2;

const bodyKinds: Partial<Record<TissueRole, PatientBody['kind']>> = {
  artery: 'tube',
  airway: 'tube',
  nerve: 'tube',
  vein: 'vein',
  'free-bone': 'rigid',
};

export const isBody = (role: TissueRole): boolean => bodyKinds[role] !== undefined;

const boundOf = (role: TissueRole, p: TissueParameters): number =>
  ({ artery: p.arteryStrain, airway: p.airwayStrain, nerve: p.nerveStrain, vein: p.veinStrain })[
    role as 'artery' | 'airway' | 'nerve' | 'vein'
  ] ?? 0;

/**
 * The organs that move as bodies. A cell belongs to the one that fills it most; one that is thinner
 * than the cells gets as many of them as its volume needs.
 */
export function bodiesOf(
  grid: Grid,
  placed: readonly Placed[],
  blocked: (cell: number) => boolean,
  parameters: TissueParameters,
): PatientBody[] {
  const cellMm3 = grid.spacing[0] * grid.spacing[1] * grid.spacing[2];
  const movable = placed.filter(({ role }) => isBody(role));
  const owner = new Int16Array(grid.dims[0] * grid.dims[1] * grid.dims[2]).fill(-1);
  const claim = new Float32Array(owner.length);
  movable.forEach(({ shares }, n) => {
    const threshold = thresholdOf(shares.data);
    eachCell(grid, shares, (cell, at) => {
      const share = shares.data[at]!;
      if (share < threshold || blocked(cell) || share / threshold <= claim[cell]!) return;
      owner[cell] = n;
      claim[cell] = share / threshold;
    });
  });
  const cells: number[][] = movable.map(() => []);
  owner.forEach((n, cell) => n >= 0 && cells[n]!.push(cell));
  return movable.flatMap(({ structure, role }, n) =>
    cells[n]!.length === 0
      ? []
      : [
          {
            id: structure.key,
            structure: structure.id,
            kind: bodyKinds[role]!,
            cells: Uint32Array.from(cells[n]!),
            strainBound: boundOf(role, parameters),
            volumeMl: (cells[n]!.length * cellMm3) / 1000,
            byHu: false,
          },
        ],
  );
}

/** The share from which on as many cells are taken as the structure's volume fills; at most a half. */
function thresholdOf(shares: Float32Array): number {
  const volume = shares.reduce((sum, share) => sum + share, 0);
  const count = (from: number) => shares.reduce((n, share) => n + (share >= from ? 1 : 0), 0);
  for (let from = 0.5; from > leastShare; from -= 0.05) if (count(from) >= volume) return from;
  return leastShare;
}
