import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { recipe } from '../../samples/c2-dens/recipe';
import { path } from '../../samples/c2-dens/plan';
import { segmentMask } from '../../samples/c2-dens/truth';
import { generate } from '../../samples/lib/generate';
import type { RasterGrid } from '../../samples/lib/raster';
import { loadCt } from '../../src/app/commands/ct';
import { loadStructures } from '../../src/app/commands/load';
import { type Grid, identityAxes } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import { rasteriseTube } from '../../src/core/tube';
import { lpsPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { createHydrodissection } from '../../src/simulation/hydrodissection/hydrodissection';
import { DisplacedAnatomy } from '../../src/simulation/hydrodissection/patient/displaced';
import { tissueModel, tissueProblem } from '../../src/simulation/hydrodissection/patient/tissue';
import type { TissueModel, TissueStructure } from '../../src/simulation/hydrodissection/patient/types';
import { kinds } from '../../src/simulation/hydrodissection/types';
import { createNodeRunner } from '../../src/workers/node';
import { openKernels } from '../../src/workers/open';

/** The right half of the neck and a little more, C1 to C5: the rest would take minutes to paint. */
const raster: RasterGrid = { dims: [64, 56, 48], spacingMm: 2, originMm: [-84, -64, -58] };
const grid: Grid = {
  dims: [64, 56, 48],
  spacing: [2, 2, 2],
  origin: lpsPoint(-84, -64, -58),
  axes: identityAxes,
};

/** Between carotid sheath, pharynx and prevertebral muscles, right, at C3. */
const tipMm = lpsPoint(-20, -15, -18);
let model: TissueModel;
let structures: TissueStructure[];

async function modelOf(volume: Volume, given: readonly TissueStructure[], around = [tipMm]) {
  const made = await tissueModel(
    { volume, structures: given, aroundMm: around, gridMm: 2, marginMm: 30 },
    noContext,
  );
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
}

const centre = (data: Uint8Array, { dims, origin, spacing }: Grid) => {
  const sum = [0, 0, 0];
  let weight = 0;
  data.forEach((value, q) => {
    weight += value;
    [q % dims[0], Math.floor(q / dims[0]) % dims[1], Math.floor(q / dims[0] / dims[1])].forEach(
      (i, n) => (sum[n]! += value * (origin[n]! + i * spacing[n]!)),
    );
  });
  return sum.map((value) => value / weight);
};

describe('hydrodissection of the C2 sample at 2 mm', () => {
  beforeAll(async () => {
    const arrays = await generate(new URL('../../samples/c2-dens/recipe.ts', import.meta.url), raster, {
      workers: 1,
    });
    const { segments } = recipe(raster);
    structures = segments.map((id) => ({
      key: id,
      id,
      field: { grid, data: segmentMask(arrays, segments, id).map((value) => 255 * value) },
    }));
    const volume = { grid, hu: arrays.image, minHu: -1024, maxHu: 3000 };
    model = await modelOf(volume, structures, [tipMm, lpsPoint(...path.targetMm)]);
  }, 120_000);

  it('finds the spaces that fluid is put into, with fat in them', () => {
    const found = new Map(model.spaces.map((space) => [space.id, space]));
    for (const id of ['carotid-prevertebral-right', 'prevertebral', 'retropharyngeal'])
      expect(found.get(id)?.areaCm2, id).toBeGreaterThan(4);
    expect(found.get('carotid-prevertebral-right')?.fatShare).toBeGreaterThan(0.5);
    expect(found.get('carotid-visceral-right')?.fatShare).toBeGreaterThan(0.6);
    for (const { cells } of model.spaces)
      for (const cell of cells) expect(model.kind[cell]).toBe(kinds.tissue);
  });

  it('lets vessels, airway and hyoid move and holds bone', () => {
    const kind = (id: string) => model.bodies.find((body) => body.id === id)?.kind;
    expect(kind('internal-carotid-right')).toBe('tube');
    expect(kind('internal-jugular-right')).toBe('vein');
    expect(kind('pharynx')).toBe('tube');
    expect(kind('hyoid')).toBe('rigid');
    expect(model.fixed).toContain('vertebra-c2');
    expect(model.fixed).toContain('spinal-cord');
  });

  it('pushes the carotid laterally, away from the fluid, and leaves C2 where it is', async () => {
    const run = createHydrodissection({
      ...tissueProblem(model),
      fluid: { retained: 1, decayS: 240 },
      inlets: [{ atMm: tipMm, volumeMl: 3, rateMlPerS: 1 }],
    });
    if (!run.ok) throw new Error(run.failure.code);
    const done = await run.value.advance({ toMl: 3 }, noContext);
    if (!done.ok) throw new Error(done.failure.code);
    const fields = run.value.fields();
    const anatomy = new DisplacedAnatomy(model.grid, fields);
    const shift = (id: string) => {
      const { field } = structures.find((item) => item.id === id)!;
      const moved = anatomy.fieldOf(field);
      if (!moved) return 0;
      return centre(moved.data, moved.grid)[0]! - centre(field.data, field.grid)[0]!;
    };
    // x grows towards the patient's left: the right carotid goes to negative x.
    expect(shift('internal-carotid-right')).toBeLessThan(0);
    expect(shift('vertebra-c2')).toBeCloseTo(0, 1);
    expect(run.value.state().injectedMl).toBeCloseTo(3, 6);
  }, 120_000);
});

const folder = '../shared/data/ct/neck_C1-T5_2mm';
const hasData = existsSync(`${folder}/ct_dicom.zip`);
if (!hasData) console.log(`skipped: ${folder} is not there`);

describe.skipIf(!hasData)('a real neck, its vessels drawn with the tube tool', () => {
  it('reads bone, airway and the planes along the walls off it', async () => {
    const kernels = openKernels(createNodeRunner(1));
    const ct = await loadCt([`${folder}/ct_dicom.zip`], {}, kernels);
    if (!ct.ok) throw new Error(ct.failure.code);
    const { volume } = ct.value;
    const labels = ['midline_larynx_pharynx_oesophagus', 'spinal_cord'].map(
      (name) => `${folder}/labels/${name}.nrrd`,
    );
    const loaded = await loadStructures(labels, ct.value, {}, kernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    const cord = loaded.value.find(({ id }) => id === 'spinal-cord')!.centroidMm;
    const viscera = loaded.value.find(({ id }) => id === 'midline-viscera')!;
    const z = viscera.centroidMm[2] + 10;
    const [x, y] = [cord[0], viscera.centroidMm[1]];
    const tube = (side: number, dx: number, radius: number) =>
      rasteriseTube(volume.grid, {
        pointsMm: [lpsPoint(x + side * dx, y + 8, z - 30), lpsPoint(x + side * dx, y + 8, z + 30)],
        radiiMm: [radius, radius],
      })!.field;
    const drawn: TissueStructure[] = [
      { key: 'common-carotid-right', id: 'common-carotid-right', field: tube(-1, 27, 3.5) },
      { key: 'internal-jugular-right', id: 'internal-jugular-right', field: tube(-1, 37, 5) },
    ];
    const given = [...loaded.value, ...drawn];
    const found = await modelOf(volume, given, [lpsPoint(x - 20, y + 10, z)]);
    expect(found.byHuMl.bone).toBeGreaterThan(5);
    expect(found.kind.includes(kinds.outside)).toBe(true);
    expect(found.bodies.map(({ id }) => id)).toContain('common-carotid-right');
    expect(found.spaces.map(({ id }) => id)).toContain('carotid-visceral-right');
    // Nothing labels the prevertebral muscles here: the plane lies along the wall, and that is said.
    expect(found.spaces.find(({ id }) => id === 'retropharyngeal')?.foundBy).toBe('wall');
    const missing = new Map(found.missing.map((item) => [item.id, item]));
    expect(missing.get('prevertebral')?.missing).toContain('prevertebral-muscles-right');
  }, 120_000);
});
