import { type Grid, identityAxes, lpsToVoxel } from '../../../core/grid';
import { fail, ok, type Result } from '../../../core/result';
import { lpsPoint, type LpsPoint } from '../../../core/units';
import { ACTIVE, type Side } from '../../flow/types';
import type { InjectionProblem, Plunger } from '../types';
import { closeFaces } from './barriers';
import { paint, toTensorMm2 } from './paint';
import type { CementBench, SideName } from './schema';
import { sideNames } from './schema';

/** A described experiment, ready to be injected. */
export interface BuiltBench {
  readonly problem: InjectionProblem;
  readonly plunger: Plunger;
}

/** The fields come from the description; all that follows is what runs on a patient. */
export function buildBench(bench: CementBench): Result<BuiltBench> {
  const { dims, spacingMm, originMm } = bench.grid;
  const grid: Grid = { dims, spacing: spacingMm, origin: lpsPoint(...originMm), axes: identityAxes };
  const barriers = closeFaces(grid, bench.barriers);
  if (!barriers.ok) return barriers;
  const { permeability, porosity, cells, fixed, saturation } = paint(grid, bench);
  const blocked = blockedTip(grid, bench, cells);
  if (blocked !== undefined) return fail('bench-tip-blocked', { where: blocked });
  const { cement, marrow, inlet, syringe } = bench;
  const law = cement.powerLaw ?? { kPaSn: cement.viscosityPaS!, n: 1 };
  const { openness, gauges } = barriers.value;
  const problem: InjectionProblem = {
    grid,
    flow: {
      grid: { dims, spacingMm },
      permeability,
      porosity,
      ...(cells && { cells }),
      fixed,
      openness,
      gauges,
      sides: Object.fromEntries(sideNames.map((name) => [name, side(name, bench.boundary[name])])) as Record<
        SideName,
        Side
      >,
      freeSpace: {
        tensorMm2: toTensorMm2(bench.material.permeabilityM2),
        viscosityPaS: marrow.viscosityPaS,
      },
    },
    cement: { needle: law, bone: law, ...(cement.curing && { curing: cement.curing }) },
    marrowViscosityPaS: marrow.viscosityPaS,
    mixing: bench.relativePermeability,
    instruments: [
      {
        opening:
          inlet.face === undefined
            ? { kind: 'points', atMm: [lpsPoint(...inlet.atMm!)], radiusMm: inlet.tipRadiusMm! }
            : { kind: 'face', side: inlet.face },
        needle: inlet.needle === undefined ? [] : [inlet.needle].flat(),
      },
    ],
    ...(syringe && { syringe }),
    ...(saturation && { saturation }),
  };
  return ok({ problem, plunger: plungerOf(bench, cells) });
}

function side(name: SideName, boundary: CementBench['boundary'][SideName]): Side {
  if (boundary === 'closed') return { kind: 'closed' };
  if (boundary === 'free-space') return { kind: 'free-space', outlet: name };
  return { kind: 'pressure', pressurePa: boundary.pressureKpa * 1000, outlet: name };
}

/** The key of a tip that lies where a pressure is held, if any. */
function blockedTip(grid: Grid, { inlet, schedule }: CementBench, cells?: Uint8Array): string | undefined {
  const isBlocked = (point: readonly [number, number, number] | undefined) => {
    if (!point || !cells) return false;
    const voxel = lpsToVoxel(grid, lpsPoint(...point)).map((index, axis) =>
      Math.min(grid.dims[axis]! - 1, Math.max(0, Math.round(index))),
    );
    return cells[voxel[0]! + grid.dims[0] * (voxel[1]! + grid.dims[1] * voxel[2]!)] !== ACTIVE;
  };
  if (isBlocked(inlet.atMm)) return 'inlet.atMm';
  const step = schedule.findIndex(({ moveToMm }) => isBlocked(moveToMm));
  return step < 0 ? undefined : `schedule.${step}.moveToMm`;
}

function plungerOf({ inlet, grid }: CementBench, cells?: Uint8Array): Plunger {
  if (inlet.pressureKpa !== undefined) return { kind: 'tipPressure', pressureKpa: inlet.pressureKpa };
  if (inlet.face === undefined) return { kind: 'flow', flowMlPerS: inlet.flowMlPerS! };
  const { cellCount, cellAreaMm2 } = openFace(grid, inlet.face, cells);
  return { kind: 'flow', flowMlPerS: (inlet.fluxMmPerS! * cellCount * cellAreaMm2) / 1000 };
}

/** The cells on a side of the box that cement can enter. */
function openFace({ dims, spacingMm }: CementBench['grid'], face: SideName, cells?: Uint8Array) {
  const axis = 'xyz'.indexOf(face[0]!);
  const [a, b] = [0, 1, 2].filter((other) => other !== axis) as [number, number];
  const stride = [1, dims[0], dims[0] * dims[1]];
  const first = face.endsWith('+') ? (dims[axis]! - 1) * stride[axis]! : 0;
  let cellCount = 0;
  for (let m = 0; m < dims[b]!; m++)
    for (let n = 0; n < dims[a]!; n++) {
      if ((cells?.[first + n * stride[a]! + m * stride[b]!] ?? ACTIVE) === ACTIVE) cellCount++;
    }
  return { cellCount, cellAreaMm2: spacingMm[a]! * spacingMm[b]! };
}

/** Centre of a side of the box, mm. */
export function faceCentre({ dims, spacingMm, originMm }: CementBench['grid'], face: SideName): LpsPoint {
  const centre = originMm.map((mm, axis) => mm + ((dims[axis]! - 1) / 2) * spacingMm[axis]!);
  const axis = 'xyz'.indexOf(face[0]!);
  const index = face.endsWith('+') ? dims[axis]! - 0.5 : -0.5;
  centre[axis] = originMm[axis]! + index * spacingMm[axis]!;
  return lpsPoint(centre[0]!, centre[1]!, centre[2]!);
}
