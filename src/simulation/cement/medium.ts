import type { FlowProblem, Tensor6 } from '../flow/types';

const determinant = ([xx, yy, zz, xy, xz, yz]: Tensor6): number =>
  xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);

/** (kx·ky·kz)^⅓ of each cell, in m²: the permeability that a power law and a point source feel. */
export function meanPermeabilityM2({ permeability }: FlowProblem): (cell: number) => number {
  const { tensorsMm2, tensorOf, scale } = permeability;
  const means = tensorsMm2.map((tensor) => Math.cbrt(determinant(tensor)) * 1e-6);
  return (cell) => means[tensorOf?.[cell] ?? 0]! * (scale?.[cell] ?? 1);
}

export const porosityAt = ({ porosity }: FlowProblem): ((cell: number) => number) =>
  typeof porosity === 'number' ? () => porosity : (cell) => porosity[cell]!;

/** Whether the outlets hold different pressures: then fluids move even while nobody injects. */
export function drifts({ sides, fixed = [], outletEdges = [] }: FlowProblem): boolean {
  const pressures = new Set<number>();
  for (const side of Object.values(sides)) {
    if (side.kind === 'pressure') pressures.add(side.pressurePa);
    if (side.kind === 'free-space') pressures.add(0);
  }
  for (const { pressurePa } of [...fixed, ...outletEdges]) pressures.add(pressurePa);
  return pressures.size > 1;
}
