import { buildDistanceField } from '../../../../src/core/distance-field';
import { type Grid, identityAxes, voxelCount } from '../../../../src/core/grid';
import { rasteriseTube } from '../../../../src/core/tube';
import { lpsPoint } from '../../../../src/core/units';
import { tissueParameters } from '../../../../src/simulation/hydrodissection/patient/parameters';
import type { ProposeScene } from '../../../../src/simulation/hydrodissection/patient/propose/types';
import { tissueSources } from '../../../../src/simulation/hydrodissection/patient/sources';
import type { TissueModel } from '../../../../src/simulation/hydrodissection/patient/types';
import { kinds } from '../../../../src/simulation/hydrodissection/types';
import { clearanceTable } from '../../../../src/trajectory/clearance-table';

/** Demanded of the artery, mm. */
export const marginMm = 4;
export const key = 'internal-carotid-right';
const cellMm = 2;
const grid: Grid = {
  dims: [24, 22, 14],
  spacing: [cellMm, cellMm, cellMm],
  origin: lpsPoint(1, 1, 1),
  axes: identityAxes,
};
/** The middle of the artery, and its radius, mm. */
const [arteryX, arteryY, radiusMm] = [26, 24, 4] as const;
const fine: Grid = { ...grid, dims: [48, 44, 28], spacing: [1, 1, 1], origin: lpsPoint(0.5, 0.5, 0.5) };
const artery = rasteriseTube(fine, {
  pointsMm: [lpsPoint(arteryX, arteryY, -5), lpsPoint(arteryX, arteryY, 33)],
  radiiMm: [radiusMm, radiusMm],
})!.field;

const cellsWhere = (is: (x: number, y: number, z: number) => boolean): Uint32Array =>
  Uint32Array.from(
    [...Array(voxelCount(grid)).keys()].filter((q) => {
      const [nx, ny] = grid.dims;
      return is(
        1 + cellMm * (q % nx),
        1 + cellMm * (Math.floor(q / nx) % ny),
        1 + cellMm * Math.floor(q / nx / ny),
      );
    }),
  );
const isArtery = (x: number, y: number) => Math.hypot(x - arteryX, y - arteryY) < radiusMm;
const gap = cellsWhere((x, y) => x === 21 && y > 12 && y < 36);
const behind = cellsWhere((x, y) => x === 35 && y > 12 && y < 36);
const sheet = (id: string, cells: Uint32Array) => ({
  id,
  name: { en: id, fr: id },
  on: true,
  cells,
  conductivity: 30,
  between: [[key], []] as const,
  foundBy: 'gap' as const,
  fatShare: 1,
  areaCm2: 10,
  meanGapMm: 3,
  source: tissueSources.house,
});

/** Air in front, bone behind, an artery along z beside a path, one space between them and one beyond the artery. */
const model: TissueModel = {
  grid,
  parameters: tissueParameters(),
  kind: Uint8Array.from({ length: voxelCount(grid) }, (_, q) => {
    const y = 1 + cellMm * (Math.floor(q / 24) % 22);
    return y < 4 ? kinds.outside : y > 40 ? kinds.rigid : kinds.tissue;
  }),
  conductivity: new Float32Array(voxelCount(grid)).fill(0.5),
  hu: new Float32Array(voxelCount(grid)),
  bodies: [
    {
      id: key,
      kind: 'tube',
      structure: key,
      cells: cellsWhere(isArtery),
      strainBound: 0.3,
      volumeMl: 2,
      byHu: false,
    },
  ],
  spaces: [sheet('gap', gap), sheet('behind', behind)],
  missing: [],
  fixed: [],
  byHuMl: { bone: 0, airway: 0 },
};

/** @param marginMm demanded of the artery, 2.5 mm from the path */
export function sceneWith(marginMm: number, changes: Partial<TissueModel> = {}): ProposeScene {
  const distance = buildDistanceField(artery);
  if (!distance.ok) throw new Error(distance.failure.code);
  const table = {
    instruments: [
      {
        id: 'path',
        device: { shape: 'cylinder', diameterMm: 3 } as const,
        entryMm: lpsPoint(18, 3, 14),
        targetMm: lpsPoint(18, 42, 14),
      },
    ],
    structures: [
      {
        key,
        id: key,
        sourceName: key,
        marginMm,
        confirmed: true,
        longitudinal: false,
        distance: distance.value,
      },
    ],
    expected: [],
    caseStated: true,
    demandedOnly: true,
  };
  const before = clearanceTable(table);
  if (!before.ok) throw new Error(before.failure.code);
  return { model: { ...model, ...changes }, table, before: before.value, fields: [{ key, field: artery }] };
}
