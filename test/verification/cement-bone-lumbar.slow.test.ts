import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCt } from '../../src/app/commands/ct';
import { loadStructures } from '../../src/app/commands/load';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import type { LpsPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { flowProblem } from '../../src/simulation/cement/bone/flow-problem';
import { injectBone } from '../../src/simulation/cement/bone/injection';
import { fromFrame } from '../../src/simulation/cement/bone/frame';
import { prepareBone } from '../../src/simulation/cement/bone/prepare';
import { type BoneModel, isInside } from '../../src/simulation/cement/bone/types';
import { catalogueRheology } from '../../src/simulation/cement/from-catalogue';
import { cementById } from '../../src/catalog/cements';
import { toFlowMm } from '../../src/simulation/cement/inlets';
import { createFlowRun } from '../../src/simulation/flow/run';
import { createNodeRunner } from '../../src/workers/node';
import { openKernels } from '../../src/workers/open';

// L3 of a real CT with a segmentation that none of us drew.

const folder = '../shared/data/ct/lumbar_T11-S1_3mm_totalseg';
const hasData = existsSync(`${folder}/ct.nii.gz`);
if (!hasData) console.log(`skipped: ${folder} is not there`);

let volume: Volume;
let structures: Structure[];

async function l3(gridMm: number): Promise<{ model: BoneModel; tip: LpsPoint }> {
  const input = { volume, structures, targetKey: 'vertebra-l3', gridMm, tipsMm: [] };
  const made = await prepareBone(input, noContext);
  if (!made.ok) throw new Error(made.failure.code);
  const { frame } = made.value;
  // Where a transpedicular trocar ends: in the anterior third, 10 mm beside the middle.
  const anterior = frame.lowMm[1] + 0.33 * (frame.highMm[1] - frame.lowMm[1]);
  return { model: made.value, tip: fromFrame(frame, [10, anterior, 0]) };
}

function iterationsOf({ model, tip }: { model: BoneModel; tip: LpsPoint }): number {
  const at = toFlowMm(model.grid, tip);
  const run = createFlowRun({
    problem: flowProblem(model),
    inlets: [{ kind: 'holes', holes: [{ atMm: at, radiusMm: 1.194 }] }],
    residentViscosityPaS: 0.1,
    injectedViscosityPaS: 100,
    saturation: ballAbout(model, at, 8),
  });
  if (!run.ok) throw new Error(run.failure.code);
  const solved = run.value.solve([{ kind: 'flow', flowMm3PerS: 50 }]);
  if (!solved.ok) throw new Error(solved.failure.code);
  return solved.value.iterations;
}

function ballAbout({ grid, tissue }: BoneModel, at: readonly number[], radiusMm: number): Float32Array {
  const [nx, ny] = grid.dims;
  const h = grid.spacing[0];
  return Float32Array.from(tissue, (t, q) => {
    const d = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)].map((i, n) => i * h - at[n]!);
    return isInside(t) && Math.hypot(...d) < radiusMm ? 1 : 0;
  });
}

describe.skipIf(!hasData)('L3 of a real CT', () => {
  beforeAll(async () => {
    const kernels = openKernels(createNodeRunner(1));
    const ct = await loadCt([`${folder}/ct.nii.gz`], {}, kernels);
    if (!ct.ok) throw new Error(ct.failure.code);
    volume = ct.value.volume;
    const choices = { namesPath: `${folder}/labels_total_v2.json` };
    const loaded = await loadStructures([`${folder}/seg_total_v2_full.nii.gz`], ct.value, choices, kernels);
    if (!loaded.ok) throw new Error(loaded.failure.code);
    structures = loaded.value;
  }, 60_000);

  it('has the body volume and the axes that its segmentation tells', async () => {
    const { model } = await l3(2);
    // seg_vertebrae_body ∩ L3: 1654 voxels of 27 mm³.
    expect(model.bodyVolumeMl / 44.66).toBeGreaterThan(0.93);
    expect(model.bodyVolumeMl / 44.66).toBeLessThan(1.07);
    expect(model.frame.posterior[1]).toBeGreaterThan(0.95);
    const types = new Set(model.outlets.map(({ type }) => type));
    expect(types.has('basivertebral-vein')).toBe(true);
    expect(types.has('segmental-vein')).toBe(true);
  });

  it('keeps 4 mL from an 11G tip within the walls, with the pressures that are published', async () => {
    const { model, tip } = await l3(2);
    const family = cementById('cement-medium')!;
    const created = injectBone({
      model,
      cement: catalogueRheology(family, { roomC: 20, startAgeS: 240 }),
      instruments: [
        {
          opening: { kind: 'points', atMm: [tip], radiusMm: 1.194 },
          needle: [{ insideDiameterMm: 2.388, lengthMm: 125 }],
        },
      ],
      tolerance: 1e-8,
    });
    if (!created.ok) throw new Error(created.failure.code);
    const injection = created.value;
    injection.press({ kind: 'flow', flowMlPerS: 4 / 60 });
    const began = performance.now();
    const went = await injection.advance({ toMl: 4 }, noContext);
    if (!went.ok) throw new Error(went.failure.code);
    const seconds = (performance.now() - began) / 1000;
    const state = injection.state();
    if (!state.ok) throw new Error(state.failure.code);
    const { timeS, massBalanceError, leakedMl, cementMl } = state.value;
    const { tipPressureKpa, syringePressureKpa } = state.value.instruments[0]!;
    const { saturation } = injection.run;
    const cell = model.grid.spacing[0] ** 3 / 1000;
    let insideMl = 0;
    saturation.forEach((s, q) => {
      if (isInside(model.tissue[q]!)) insideMl += s * model.porosity[q]! * cell;
    });
    const leaked = Object.values(leakedMl).reduce((a, v) => a + v, 0);
    console.log(
      `4 mL at 2 mm: ${(seconds / timeS).toFixed(2)} s per simulated second, tip ${tipPressureKpa.toFixed(1)} kPa, ` +
        `syringe ${syringePressureKpa.toFixed(0)} kPa, inside ${insideMl.toFixed(3)} mL, mass ${massBalanceError.toExponential(1)}`,
    );
    expect(massBalanceError).toBeLessThan(1e-6);
    expect(Math.max(...saturation)).toBeLessThan(1 + 1e-9);
    expect(Math.min(...saturation)).toBeGreaterThan(-1e-9);
    // What is not inside has gone through a named outlet.
    expect(Math.abs(cementMl + leaked - 4)).toBeLessThan(1e-3 + (cementMl - insideMl));
    expect(insideMl).toBeGreaterThan(3);
    expect(tipPressureKpa).toBeLessThan(0.3 * syringePressureKpa);
    expect(tipPressureKpa).toBeLessThan(200);
  });

  it('is solved in a number of iterations that hardly depends on the grid', async () => {
    const counts: number[] = [];
    for (const gridMm of [2, 1, 0.5]) counts.push(iterationsOf(await l3(gridMm)));
    console.log(`iterations to 1e-8 at 2, 1, 0.5 mm: ${counts.join(', ')}`);
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.5);
    expect(Math.max(...counts)).toBeLessThan(40);
  }, 300_000);
});
