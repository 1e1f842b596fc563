import { ballKernel } from './ball';
import { solveSystem } from './conjugate-gradients';
import { pointSource } from './free-space';
import { meanAt, scatter } from './lumen';
import { assemble, createSystem } from './system';
import { buildTopology } from './topology';
import type { FlowGrid, FlowProblem, Hole, Tensor6 } from './types';

/** Free cells between the source and the box in which it is measured. */
const margin = 9;

export interface TipResistance {
  /** Mean pressure at the kernel per unit flow on this grid, 1/mm³ per unit of viscosity. */
  readonly grid: number;
  /** Pressure of the continuum at the tip's radius, likewise: 1/(4πka) in an isotropic medium. */
  readonly exact: number;
}

/**
 * What a source of this kernel feels in an infinite uniform medium, on the grid and in truth. The difference,
 * times the local viscosity, turns the pressure read from the grid into the tip's (Peaceman's idea, physics 2.1).
 * The grid's value is measured: the same scheme on a small box whose faces carry the exact far field, so that it holds
 * for any spacing, tensor and position in the cell.
 */
export function tipResistance(grid: FlowGrid, tensorMm2: Tensor6, hole: Hole): TipResistance {
  const h = grid.spacingMm;
  const reach = h.map((s) => Math.ceil((1.2 * hole.radiusMm) / s) + margin);
  const middle = [reach[0]! * h[0], reach[1]! * h[1], reach[2]! * h[2]] as const;
  const shifted = (axis: 0 | 1 | 2) => {
    const cell = hole.atMm[axis] / h[axis];
    return middle[axis] + (cell - Math.floor(cell)) * h[axis];
  };
  const at = [shifted(0), shifted(1), shifted(2)] as const;
  const side = { kind: 'free-space', outlet: '' } as const;
  const box: FlowProblem = {
    grid: { dims: [2 * reach[0]! + 2, 2 * reach[1]! + 2, 2 * reach[2]! + 2], spacingMm: h },
    permeability: { tensorsMm2: [tensorMm2] },
    porosity: 1,
    sides: { 'x-': side, 'x+': side, 'y-': side, 'y+': side, 'z-': side, 'z+': side },
  };
  const source = pointSource(tensorMm2);
  return { grid: measure(box, { ...hole, atMm: at }, source), exact: meanOnSphere(hole.radiusMm, source) };
}

function measure(box: FlowProblem, hole: Hole, source: (x: number, y: number, z: number) => number): number {
  const topology = buildTopology(box, []);
  // Small, and one for each hole: not worth a memory for WebAssembly.
  const { system, workspace } = createSystem(box, topology, 'typescript');
  const [nx, ny, nz] = box.grid.dims;
  assemble(system, box, topology, new Float64Array(nx * ny * nz).fill(1), []);
  const { b } = workspace;
  const p = new Float64Array(nx * ny * (nz + 2));
  const { pad } = system;
  for (const { entry, atMm } of topology.ends.free) {
    const pressure = source(atMm[0] - hole.atMm[0], atMm[1] - hole.atMm[1], atMm[2] - hole.atMm[2]);
    b[topology.ends.cell[entry]! + pad]! += system.endT[entry]! * pressure;
  }
  const kernel = ballKernel(box.grid, hole);
  const port = {
    cells: Uint32Array.from(kernel.cells, ([i, j, k]) => i + nx * (j + ny * k)),
    weights: Float64Array.from(kernel.weights),
  };
  scatter(port, 1, b, pad);
  solveSystem(system, topology, p, workspace, 1e-7, 100);
  return meanAt(port, p, pad);
}

/** Mean over the sphere of radius a, by a product rule that every mirror leaves alone. */
function meanOnSphere(a: number, source: (x: number, y: number, z: number) => number): number {
  const [rings, steps] = [24, 24];
  let sum = 0;
  for (let i = 0; i < rings; i++) {
    const z = (2 * i + 1) / rings - 1;
    const r = Math.sqrt(1 - z * z);
    for (let j = 0; j < steps; j++) {
      const turn = ((2 * j + 1) * Math.PI) / steps;
      sum += source(a * r * Math.cos(turn), a * r * Math.sin(turn), a * z);
    }
  }
  return sum / (rings * steps);
}
