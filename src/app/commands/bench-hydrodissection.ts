import { ok } from '../../core/result';
import { readDescription, withFlatStates } from './bench-description';
import { defineCommand } from './define';
import { showProgress } from './output';

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
  async run({ paths, options }, runner) {
    if (paths.length > 1) return { usage: 'one description at a time' };
    const description = await readDescription(paths[0]!);
    if (!description.ok) return description;
    const answer = await runner.run(
      'bench-hydrodissection',
      { description: description.value },
      { onProgress: showProgress },
    );
    if (!answer.ok) return answer;
    const { value } = answer;
    return ok<Readonly<Record<string, unknown>>>(options.has('table') ? withFlatStates(value) : { ...value });
  },
});
