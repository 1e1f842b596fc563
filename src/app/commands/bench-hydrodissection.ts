import { runDescription } from './bench-description';
import { defineCommand } from './define';

/** A virtual bench experiment with hydrodissection, without a patient. */
export const benchHydrodissection = defineCommand({
  usage: 'bench-hydrodissection M.json [--table]',
  help: `Runs a described experiment through the solver that runs on patients (src/simulation/hydrodissection).

  M.json  grid, tissue, regions, boundary, fluid, inlets, markersMm, report

Prints states[] (one per requested point: timeS, injectedMl, retainedMl, pocketMl, volumeError,
bodies[] {id, translationMm, rotationDeg, strainMax}, markersMm[], displacementMm[]), seconds, cells,
steps, solves and iterations. Unknown keys and impossible values are refused (3), a solve that does
not converge is a failure (4).
`,
  run: (args, runner) => runDescription('bench-hydrodissection', args, runner),
});
