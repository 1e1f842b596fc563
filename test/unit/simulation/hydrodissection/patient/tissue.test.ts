import { beforeAll, describe, expect, it } from 'vitest';
import { type Grid, identityAxes, lpsToVoxel, voxelCount } from '../../../../../src/core/grid';
import { noContext } from '../../../../../src/core/kernel';
import { lpsPoint } from '../../../../../src/core/units';
import { tissueModel, tissueProblem } from '../../../../../src/simulation/hydrodissection/patient/tissue';
import type { TissueInput, TissueModel } from '../../../../../src/simulation/hydrodissection/patient/types';
import { kinds } from '../../../../../src/simulation/hydrodissection/types';

type Inside = (x: number, y: number, z: number) => boolean;
const box =
  (x0: number, x1: number, y0: number, y1: number): Inside =>
  (x, y) =>
    x >= x0 && x < x1 && y >= y0 && y < y1;

// A neck of plain shapes, the same in every slice: vertebra, muscle, a plane of fat, pharynx with its air.
const ct: Grid = {
  dims: [90, 90, 40],
  spacing: [1, 1, 1],
  origin: lpsPoint(-45, -45, 0),
  axes: identityAxes,
};
const neck: Inside = (x, y) => Math.hypot(x, y) < 38;
const vertebra = box(-12, 12, 6, 24);
const canal: Inside = (x, y) => Math.hypot(x, y - 16) < 5;
const muscle = box(-14, 14, -2, 6);
const pharynx = box(-12, 12, -20, -6);
const lumen = box(-8, 8, -16, -10);
const carotid: Inside = (x, y) => Math.hypot(x + 22, y + 2) < 4;
const hyoid: Inside = (x, y, z) => box(-10, 10, -28, -25)(x, y, z) && z > 14 && z < 22;
const huAt: Inside extends (...a: infer A) => boolean ? (...a: A) => number : never = (x, y, z) => {
  if (!neck(x, y, z) || lumen(x, y, z)) return -1000;
  if (canal(x, y, z)) return 20;
  if (vertebra(x, y, z)) return Math.hypot(x, y - 16) < 6 || !box(-11, 11, 7, 23)(x, y, z) ? 700 : 280;
  if (hyoid(x, y, z)) return 700;
  if (carotid(x, y, z)) return 320;
  return muscle(x, y, z) || pharynx(x, y, z) ? 60 : -100;
};
const valuesOf = <T>(of: (x: number, y: number, z: number) => T): T[] =>
  Array.from({ length: voxelCount(ct) }, (_, q) =>
    of((q % 90) - 45, (Math.floor(q / 90) % 90) - 45, Math.floor(q / 8100)),
  );
const structure = (id: string, inside: Inside) => ({
  key: id,
  id,
  field: { grid: ct, data: Uint8Array.from(valuesOf((x, y, z) => (inside(x, y, z) ? 255 : 0))) },
});
const labelled = [
  structure('prevertebral-muscles-right', muscle),
  structure('pharynx', pharynx),
  structure('internal-carotid-right', carotid),
];
const input: TissueInput = {
  volume: { grid: ct, hu: Int16Array.from(valuesOf(huAt)), minHu: -1000, maxHu: 700 },
  structures: labelled,
  aroundMm: [lpsPoint(0, -4, 20)],
  gridMm: 2,
  marginMm: 60,
};
const made = async (changes: Partial<TissueInput> = {}): Promise<TissueModel> => {
  const result = await tissueModel({ ...input, ...changes }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};
let model: TissueModel;
const at = (m: TissueModel, x: number, y: number, z: number) => {
  const v = lpsToVoxel(m.grid, lpsPoint(x, y, z)).map(Math.round);
  return v[0]! + m.grid.dims[0] * (v[1]! + m.grid.dims[1] * v[2]!);
};

describe('the tissue of a patient', () => {
  beforeAll(async () => {
    model = await made();
  }, 60_000);

  it('tells bone, canal, airway and the air outside apart without their labels', () => {
    expect(model.kind[at(model, 10, 14, 20)]).toBe(kinds.rigid);
    expect(model.kind[at(model, 0, 16, 20)]).toBe(kinds.rigid);
    expect(model.kind[at(model, 0, -13, 20)]).toBe(kinds.tissue);
    expect(model.kind[at(model, 0, -42, 20)]).toBe(kinds.outside);
    expect(model.kind[at(model, -22, -2, 20)]).toBe(kinds.tissue);
  });

  it('moves a hanging piece of bone as a body, and vessels and pharynx with bounds', () => {
    const kindOf = (id: string) => model.bodies.find((body) => body.id === id)?.kind;
    expect(kindOf('bone-by-hu-1')).toBe('rigid');
    expect(kindOf('pharynx')).toBe('tube');
    expect(kindOf('internal-carotid-right')).toBe('tube');
    const artery = model.bodies.find(({ id }) => id === 'internal-carotid-right')!;
    expect(artery.strainBound).toBe(0.1);
    expect(artery.volumeMl).toBeCloseTo((Math.PI * 16 * 40) / 1000, 0);
    const cells = model.bodies.flatMap((body) => [...body.cells]);
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('lets fat give way most, muscle least', () => {
    expect(model.conductivity[at(model, 25, -20, 20)]).toBeCloseTo(1, 2);
    expect(model.conductivity[at(model, 0, 2, 20)]).toBeCloseTo(0.1, 1);
    expect(model.conductivity[at(model, 0, 2, 20)]).toBeLessThan(0.2);
  });

  it('finds the plane of fat behind the pharynx, one cell thick', () => {
    const space = model.spaces.find(({ id }) => id === 'retropharyngeal')!;
    expect(space.foundBy).toBe('gap');
    expect(space.fatShare).toBeGreaterThan(0.9);
    expect(space.meanGapMm).toBeGreaterThan(3);
    expect(space.meanGapMm).toBeLessThan(5.5);
    // 24 mm wide, 40 mm high, and its rim.
    expect(space.areaCm2).toBeGreaterThan(8);
    expect(space.areaCm2).toBeLessThan(15);
    expect(space.cells).toContain(at(model, 0, -4, 20));
    const column = [-8, -6, -4, -2, 0].filter((y) => space.cells.includes(at(model, 0, y, 20)));
    expect(column.length).toBeLessThanOrEqual(2);
  });

  it('says which structures a space would need, and which lie too far apart', () => {
    const missing = new Map(model.missing.map((item) => [item.id, item]));
    expect(missing.get('jugulo-carotid-right')?.missing).toEqual(['internal-jugular-right']);
    expect(missing.get('prevertebral')?.reason).toBe('absent');
    expect(missing.get('prevertebral')?.missing).toContain('vertebra-c2');
    expect(missing.get('carotid-visceral-left')?.reason).toBe('absent');
  });

  it('takes spaces that the user switches off, changes or adds', async () => {
    const changed = await made({
      spaces: [
        { id: 'retropharyngeal', on: false },
        { id: 'carotid-prevertebral-right', conductivity: 55 },
        { id: 'mine', between: ['internal-carotid-right', 'pharynx'], widestMm: 12 },
      ],
    });
    const bySpace = new Map(changed.spaces.map((space) => [space.id, space]));
    expect(bySpace.get('retropharyngeal')?.on).toBe(false);
    expect(bySpace.get('carotid-prevertebral-right')?.conductivity).toBe(55);
    expect(bySpace.get('mine')?.cells.length).toBeGreaterThan(10);
    const problem = tissueProblem(changed);
    expect(problem.spaces?.map(({ id }) => id)).not.toContain('retropharyngeal');
    const all = problem.spaces!.flatMap(({ cells }) => [...cells]);
    expect(new Set(all).size).toBe(all.length);
    for (const cell of all) expect(changed.kind[cell]).toBe(kinds.tissue);
  });

  it('lays the plane along the wall where what lies behind has no label of its own', async () => {
    const structures = [labelled[1]!, structure('vertebra-c3', vertebra)];
    const { spaces } = await made({ structures });
    const space = spaces.find(({ id }) => id === 'retropharyngeal')!;
    expect(space.foundBy).toBe('wall');
    expect(space.meanGapMm).toBeGreaterThan(9);
  });

  it('refuses what it cannot model', async () => {
    expect(await tissueModel({ ...input, aroundMm: [] }, noContext)).toMatchObject({
      failure: { code: 'hydro-nowhere' },
    });
    expect(await tissueModel({ ...input, aroundMm: [lpsPoint(500, 0, 0)] }, noContext)).toMatchObject({
      failure: { code: 'hydro-outside' },
    });
    expect(await tissueModel({ ...input, gridMm: 0.4 }, noContext)).toMatchObject({
      failure: { code: 'hydro-patient-large' },
    });
  });
});
