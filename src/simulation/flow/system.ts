import { withKernels } from './choose-kernels';
import { createWorkspace, type Workspace } from './conjugate-gradients';
import type { Lumen } from './lumen';
import type { Dims } from './level';
import { createMultigrid, type Multigrid, setUp } from './multigrid';
import { findRegions } from './regions';
import { openRuns, type Topology } from './topology';
import type { FlowProblem, KernelKind } from './types';

/**
 * The linear system of one pressure solve: Σ T·(p_c − p_n) + end conductances + lumens = right side.
 * Conductances are single precision and define the matrix; vectors are double. Cell arrays are padded by one plane.
 */
export interface PressureSystem {
  readonly dims: Dims;
  readonly pad: number;
  /** Conductance from a cell to the next along each direction of the topology, padded. */
  readonly t: readonly Float32Array[];
  /** Its links that are ever open, per direction: pairs of cells (unpadded), start and end. Elsewhere `t` stays 0. */
  readonly runs: readonly Int32Array[];
  /** Conductance of each end and of each outlet edge, mm³/(s·Pa). */
  readonly endT: Float64Array;
  readonly edgeCell: Uint32Array;
  readonly edgeT: Float64Array;
  lumens: readonly Lumen[];
  /** Links beside those of the directions, such as those along a thin sheet. */
  sparse?: readonly SparseLinks[];
  readonly multigrid: Multigrid;
}

/** Conductances between any two cells (unpadded). */
export interface SparseLinks {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly t: Float64Array;
}

/** An empty system, and the vectors for its solves. */
export function createSystem(
  problem: FlowProblem,
  topology: Topology,
  kind: KernelKind = 'wasm',
): { readonly system: PressureSystem; readonly workspace: Workspace } {
  const { dims, spacingMm: h } = problem.grid;
  const k = problem.permeability.tensorsMm2[0]!;
  const metricLengths = [h[0] / Math.sqrt(k[0]), h[1] / Math.sqrt(k[1]), h[2] / Math.sqrt(k[2])] as const;
  const regions = findRegions(problem, topology);
  const length = dims[0] * dims[1] * (dims[2] + 2);
  const own = topology.directions.length > 3;
  const { multigrid, t, workspace } = withKernels(kind, (kernels) => {
    const multigrid = createMultigrid(dims, metricLengths, regions, kernels);
    const { tx, ty, tz } = multigrid.finest;
    return {
      multigrid,
      t: own ? topology.directions.map(() => kernels.float32(length)) : [tx, ty, tz],
      workspace: createWorkspace(length, kernels),
    };
  });
  const edges = problem.outletEdges ?? [];
  const system: PressureSystem = {
    dims,
    pad: multigrid.finest.pad,
    t,
    runs: topology.directions.map(openRuns),
    endT: new Float64Array(topology.ends.cell.length),
    edgeCell: Uint32Array.from(edges, (edge) => edge.cell),
    edgeT: Float64Array.from(edges, (edge) => edge.conductance),
    lumens: [],
    multigrid,
  };
  return { system, workspace };
}

/**
 * Conductances for a mobility per cell, 1/(Pa·s) times the permeability's scale. Harmonic between cells. Where two
 * differently turned tensors meet, the mean of their shapes is taken: a direction that only one of them knows must
 * not close the face.
 */
export function assemble(
  system: PressureSystem,
  problem: FlowProblem,
  topology: Topology,
  mobility: Float64Array,
  lumens: readonly Lumen[],
): void {
  const { multigrid, pad, t } = system;
  const finest = multigrid.finest;
  const { tensorsMm2, tensorOf } = problem.permeability;
  const turned = topology.directions.length > 3;
  topology.directions.forEach(({ open, weights, stride }, d) => {
    fill(t[d]!, pad, system.runs[d]!, open, stride, weights, tensorOf, turned, mobility);
  });
  if (turned) {
    const { spacingMm: h } = problem.grid;
    const volume = h[0] * h[1] * h[2];
    [finest.tx, finest.ty, finest.tz].forEach((target, axis) => {
      const weights = Float64Array.from(tensorsMm2, (k) => (k[axis]! * volume) / h[axis]! ** 2);
      const { open, stride } = topology.directions[axis]!;
      fill(target, pad, system.runs[axis]!, open, stride, weights, tensorOf, true, mobility);
    });
  }
  const { ends } = topology;
  finest.d.fill(0);
  for (let i = 0; i < system.endT.length; i++) {
    const c = ends.cell[i]!;
    system.endT[i] = ends.weight[i]! * mobility[c]!;
    finest.d[c + pad]! += system.endT[i]!;
  }
  for (let i = 0; i < system.edgeT.length; i++) finest.d[system.edgeCell[i]! + pad]! += system.edgeT[i]!;
  system.lumens = lumens;
  for (const lumen of lumens)
    if (lumen.drive > 0)
      for (const { cells, weights, conductance } of lumen.ports)
        for (let i = 0; i < cells.length; i++) finest.d[cells[i]! + pad]! += conductance * weights[i]!;
  setUp(multigrid);
}

function fill(
  target: Float32Array,
  pad: number,
  runs: Int32Array,
  open: Float32Array,
  stride: number,
  weights: Float64Array,
  tensorOf: Uint8Array | Uint16Array | undefined,
  turned: boolean,
  mobility: Float64Array,
): void {
  for (let n = 0; n < runs.length; n += 2) {
    const [start, end] = [runs[n]!, runs[n + 1]!];
    if (!tensorOf) fillUniform(target, pad, start, end, open, stride, 2 * weights[0]!, mobility);
    else fillMixed(target, pad, start, end, open, stride, weights, tensorOf, turned, mobility);
  }
}

function fillUniform(
  target: Float32Array,
  pad: number,
  start: number,
  end: number,
  open: Float32Array,
  stride: number,
  weight: number,
  mobility: Float64Array,
): void {
  for (let c = start; c < end; c++) {
    const a = mobility[c]!;
    const b = mobility[c + stride]!;
    target[c + pad] = (open[c]! * weight * a * b) / (a + b);
  }
}

function fillMixed(
  target: Float32Array,
  pad: number,
  start: number,
  end: number,
  open: Float32Array,
  stride: number,
  weights: Float64Array,
  tensorOf: Uint8Array | Uint16Array,
  turned: boolean,
  mobility: Float64Array,
): void {
  for (let c = start; c < end; c++) {
    const wa = weights[tensorOf[c]!]!;
    const wb = weights[tensorOf[c + stride]!]!;
    const a = mobility[c]!;
    const b = mobility[c + stride]!;
    target[c + pad] = turned
      ? (open[c]! * (wa + wb) * a * b) / (a + b)
      : (open[c]! * 2 * wa * a * wb * b) / (wa * a + wb * b);
  }
}
