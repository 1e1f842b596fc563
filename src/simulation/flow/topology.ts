import { Openings } from './paths';
import { sellingSplit } from './selling';
import { ACTIVE, FIRST_FIXED, type FlowProblem, type Inlet, type SideName, sideNames } from './types';

/** All links of one direction: from cell c to c + stride. */
export interface Direction {
  readonly offset: readonly [number, number, number];
  readonly stride: number;
  /** Conductance per unit of scale/viscosity, by index of the tensor, mm³. */
  readonly weights: Float64Array;
  /** Open share of the link that starts at c; 0 where it leaves the box or ends at a cell that is not active. */
  readonly open: Float32Array;
}

/** The links that end at a pressure: one entry each. Their conductance is `weight` · scale/viscosity of the cell. */
export interface Ends {
  readonly cell: Uint32Array;
  readonly weight: Float64Array;
  /** Index into `names`; −1 for an inlet face. */
  readonly outlet: Int16Array;
  /** Fixed pressure, Pa; of a free-space side it is set before each solve. */
  readonly pressurePa: Float64Array;
  /** Entries of free-space sides: index of the entry and position of its face, mm. */
  readonly free: readonly { readonly entry: number; readonly atMm: readonly [number, number, number] }[];
  /** Direction (index) and sign in which the entry leaves its cell, for the front's extrapolation. */
  readonly direction: Int8Array;
  readonly sign: Int8Array;
}

/** Where links of a direction are open: pairs of cells, start and end. */
export function openRuns({ open, stride }: Direction): Int32Array {
  const runs: number[] = [];
  const end = open.length - stride;
  for (let c = 0; c < end; c++) {
    if (open[c] === 0) continue;
    if (runs.at(-1) === c) runs[runs.length - 1] = c + 1;
    else runs.push(c, c + 1);
  }
  return Int32Array.from(runs);
}

export interface Topology {
  /** The three axes first, then the diagonals that turned tensors need. */
  readonly directions: readonly Direction[];
  readonly ends: Ends;
  /** Names of all outlets, gauges included. */
  readonly names: readonly string[];
}

/** Links and ends of a problem. An inlet face replaces what the box says of that side: `face` is its side. */
export function buildTopology(problem: FlowProblem, inlets: readonly Inlet[]): Topology {
  const names = outletNames(problem);
  const directions = buildDirections(problem);
  return { directions, names, ends: buildEnds(problem, directions, names, inlets) };
}

function outletNames({ sides, fixed = [], outletEdges = [], gauges = [] }: FlowProblem): string[] {
  const ofSides = sideNames.flatMap((name) => {
    const side = sides[name];
    return side.kind === 'closed' ? [] : [side.outlet];
  });
  return [...new Set([...ofSides, ...[...fixed, ...outletEdges, ...gauges].map((o) => o.outlet)])];
}

function buildDirections(problem: FlowProblem): Direction[] {
  const { grid, permeability, cells } = problem;
  const [nx, ny, nz] = grid.dims;
  const offsets = new Map<string, readonly [number, number, number]>(
    (
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ] as const
    ).map((e) => [String(e), e]),
  );
  const splits = permeability.tensorsMm2.map((tensor) => sellingSplit(tensor, grid));
  for (const { offset } of splits.flat()) offsets.set(String(offset), offset);
  const openings = new Openings(problem);
  return [...offsets.values()].map((offset) => {
    const [dx, dy, dz] = offset;
    const stride = dx + nx * (dy + ny * dz);
    const open = new Float32Array(nx * ny * nz);
    const key = String(offset);
    const weights = Float64Array.from(
      splits,
      (split) => split.find((c) => String(c.offset) === key)?.weight ?? 0,
    );
    for (let k = 0; k < nz - dz; k++)
      for (let j = Math.max(0, -dy); j < ny - Math.max(0, dy); j++)
        for (let i = Math.max(0, -dx); i < nx - Math.max(0, dx); i++) {
          const c = i + nx * (j + ny * k);
          if (openings.free) open[c] = 1;
          else if (!cells || (cells[c] === ACTIVE && cells[c + stride] === ACTIVE))
            open[c] = openings.share(c, offset);
        }
    return { offset, stride, weights, open };
  });
}

/** Collects the entries of `Ends`. */
class EndList {
  readonly cell: number[] = [];
  readonly weight: number[] = [];
  readonly outlet: number[] = [];
  readonly pressurePa: number[] = [];
  readonly direction: number[] = [];
  readonly sign: number[] = [];
  readonly free: { entry: number; atMm: readonly [number, number, number] }[] = [];

  add(
    cell: number,
    weight: number,
    outlet: number,
    pressurePa: number,
    direction: number,
    sign: number,
  ): void {
    this.cell.push(cell);
    this.weight.push(weight);
    this.outlet.push(outlet);
    this.pressurePa.push(pressurePa);
    this.direction.push(direction);
    this.sign.push(sign);
  }

  done(): Ends {
    return {
      cell: Uint32Array.from(this.cell),
      weight: Float64Array.from(this.weight),
      outlet: Int16Array.from(this.outlet),
      pressurePa: Float64Array.from(this.pressurePa),
      direction: Int8Array.from(this.direction),
      sign: Int8Array.from(this.sign),
      free: this.free,
    };
  }
}

function buildEnds(
  problem: FlowProblem,
  directions: readonly Direction[],
  names: readonly string[],
  inlets: readonly Inlet[],
): Ends {
  const { grid, cells, permeability, fixed = [] } = problem;
  const { dims, spacingMm: h } = grid;
  const [nx, ny, nz] = dims;
  const openings = new Openings(problem);
  const list = new EndList();
  const inletSides = new Set(inlets.flatMap((inlet) => (inlet.kind === 'face' ? [inlet.side] : [])));
  directions.forEach(({ offset, stride, weights }, d) => {
    for (const sign of [1, -1] as const) {
      const e = [sign * offset[0], sign * offset[1], sign * offset[2]] as const;
      for (let k = 0; k < nz; k++)
        for (let j = 0; j < ny; j++) {
          // Inside the box only fixed cells end a link: the rest of the inner part of a row is skipped.
          const rowInside = j + e[1] >= 0 && j + e[1] < ny && k + e[2] >= 0 && k + e[2] < nz;
          const row = nx * (j + ny * k);
          const pastInside = e[0] > 0 ? nx - e[0] : nx;
          for (let i = 0; i < nx; i++) {
            const inside = rowInside && i + e[0] >= 0 && i + e[0] < nx;
            if (inside) {
              i = fixed.length === 0 ? pastInside : nextEnd(cells!, row, i, pastInside, sign * stride);
              if (i === pastInside) {
                i--;
                continue;
              }
            }
            const c = i + row;
            if (cells && cells[c] !== ACTIVE) continue;
            const weight = 2 * weights[permeability.tensorOf?.[c] ?? 0]!;
            if (weight === 0) continue;
            if (inside) {
              const region = fixed[cells![c + sign * stride]! - FIRST_FIXED]!;
              const open = openings.share(c, e);
              if (open > 0)
                list.add(c, weight * open, names.indexOf(region.outlet), region.pressurePa, d, sign);
              continue;
            }
            const crossed = sidesCrossed(dims, [i, j, k], e);
            // An inlet face is fed along the normal only: see inlets.ts.
            if (crossed.some((name) => inletSides.has(name))) continue;
            const sides = crossed.map((name) => problem.sides[name]);
            const side = sides[0]!;
            if (sides.some((s) => s.kind === 'closed') || side.kind === 'closed') continue;
            if (side.kind === 'free-space')
              list.free.push({
                entry: list.cell.length,
                atMm: [(i + e[0] / 2) * h[0], (j + e[1] / 2) * h[1], (k + e[2] / 2) * h[2]],
              });
            const pressurePa = side.kind === 'pressure' ? side.pressurePa : 0;
            list.add(c, weight, names.indexOf(side.outlet), pressurePa, d, sign);
          }
        }
    }
  });
  return list.done();
}

/** The next active cell of a row, from `i` on, whose neighbour is fixed, or `end`. */
function nextEnd(cells: Uint8Array, row: number, i: number, end: number, step: number): number {
  while (i < end && !(cells[row + i + step]! >= FIRST_FIXED && cells[row + i] === ACTIVE)) i++;
  return i;
}

/** The sides of the box that the step `e` from cell `at` crosses. */
function sidesCrossed(
  dims: readonly [number, number, number],
  at: readonly [number, number, number],
  e: readonly [number, number, number],
): SideName[] {
  return [0, 1, 2].flatMap((axis) => {
    const to = at[axis]! + e[axis]!;
    if (to < 0) return [sideNames[2 * axis]!];
    return to >= dims[axis]! ? [sideNames[2 * axis + 1]!] : [];
  });
}
