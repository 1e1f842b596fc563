import { type Grid, voxelCount, voxelToLps } from '../../../../src/core/grid';
import type { VoxelField } from '../../../../src/core/structure';
import { lpsPoint, lpsVector, voxelPoint } from '../../../../src/core/units';
import type { Volume } from '../../../../src/core/volume';
import type { BoneInput, BoneStructure } from '../../../../src/simulation/cement/bone/types';

/** Half widths of the phantom's body, mm; its canal lies behind, ringed by an arch. */
export const half = { left: 20, back: 14, up: 12 };
const cortexMm = 1.5;

type Point = readonly [number, number, number];

const inBody = ([x, y, z]: Point, by = 0) =>
  (x / (half.left + by)) ** 2 + (y / (half.back + by)) ** 2 < 1 && Math.abs(z) < half.up + by;

/** Pedicles and lamina: a ring of bone about the canal. */
function inArch([x, y, z]: Point): boolean {
  if (Math.abs(z) > 8 || y < half.back - 6) return false;
  const r = Math.hypot(x, y - 24);
  return r > 9 && r < 15;
}

export const inBone = (p: Point): boolean => inBody(p) || inArch(p);

export interface PhantomOptions {
  /** A hole of this radius in the cortex at the left end of the body, mm. */
  readonly defectMm?: number;
  /** Gas between the endplates, under the upper one. */
  readonly cleft?: boolean;
  /** Degrees by which the CT's planes are turned about the patient's left-right axis. */
  readonly tiltDeg?: number;
  readonly marrowHu?: number;
  /** The label leaves the defect out, and a vein in the middle of the body. */
  readonly tornLabel?: boolean;
}

function huAt(p: Point, { defectMm = 0, cleft = false, marrowHu = 120 }: PhantomOptions): number {
  if (!inBone(p)) return 40;
  if (cleft && p[2] > 7 && p[2] < 9.5 && Math.hypot(p[0], p[1]) < 9) return -600;
  const isDefect = p[0] > half.left - 4 && Math.hypot(p[1], p[2]) < defectMm;
  if (isDefect) return 40;
  const isCortex = inBody(p) ? !inBody(p, -cortexMm) : true;
  return isCortex ? 600 : marrowHu;
}

const isLeftOut = (p: Point, { defectMm = 0 }: PhantomOptions): boolean =>
  (p[0] > half.left - 4 && Math.hypot(p[1], p[2]) < defectMm) || Math.hypot(p[0] + 4, p[1], p[2]) < 2.5;

export function phantomGrid(tiltDeg = 0, spacingMm = 1): Grid {
  const angle = (tiltDeg * Math.PI) / 180;
  const axes = [
    lpsVector(1, 0, 0),
    lpsVector(0, Math.cos(angle), Math.sin(angle)),
    lpsVector(0, -Math.sin(angle), Math.cos(angle)),
  ] as const;
  const dims = [Math.round(66 / spacingMm), Math.round(90 / spacingMm), Math.round(60 / spacingMm)] as const;
  const shift = dims.map((n) => (-(n - 1) * spacingMm) / 2);
  const centre = [0, 12, 0];
  const origin = lpsPoint(
    ...([0, 1, 2].map(
      (c) =>
        centre[c]! +
        axes[0][c as 0]! * shift[0]! +
        axes[1][c as 0]! * shift[1]! +
        axes[2][c as 0]! * shift[2]!,
    ) as [number, number, number]),
  );
  return { dims, spacing: [spacingMm, spacingMm, spacingMm], origin, axes };
}

/** A CT and its labels: one vertebra at the origin with a canal, as truth would have it. */
export function phantom(options: PhantomOptions = {}): BoneInput {
  const grid = phantomGrid(options.tiltDeg);
  const hu = new Int16Array(voxelCount(grid));
  const bone = new Uint8Array(hu.length);
  const canal = new Uint8Array(hu.length);
  const [nx, ny] = grid.dims;
  for (let q = 0; q < hu.length; q++) {
    const p = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
    hu[q] = huAt(p, options);
    bone[q] = inBone(p) && !(options.tornLabel && isLeftOut(p, options)) ? 255 : 0;
    canal[q] = Math.hypot(p[0], p[1] - 24) < 8 && Math.abs(p[2]) < 25 ? 255 : 0;
  }
  const volume: Volume = { grid, hu, minHu: -600, maxHu: 600 };
  const structure = (id: string, data: Uint8Array): BoneStructure => {
    const field: VoxelField = { grid, data };
    return { key: id, id, field };
  };
  return {
    volume,
    structures: [structure('vertebra-l3', bone), structure('spinal-canal', canal)],
    targetKey: 'vertebra-l3',
    gridMm: 2,
    tipsMm: [lpsPoint(0, -4, 0)],
  };
}
