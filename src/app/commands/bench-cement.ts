import { ok } from '../../core/result';
import { readDescription, withFlatStates } from './bench-description';
import { defineCommand } from './define';
import { showProgress } from './output';

/** A virtual bench experiment with cement, without a patient. */
export const benchCement = defineCommand({
  usage: 'bench-cement M.json [--table]',
  help: `Runs a described experiment through the solver that runs on patients (src/simulation/cement/bench).

  M.json  grid, material, regions, barriers, boundary, marrow, cement, inlet, schedule, report

Prints states[] (one per requested point: timeS, injectedMl, cementMl, leakedMl, outletFlowMlPerS,
firstContactMl, tipPressureKpa, syringePressureKpa, needlePressureLossKpa, front
{volumeEquivalentRadiusMm, semiAxesMm, axes, along}, probes[] {pressureKpa, saturation,
apparentViscosityPaS}, profile, massBalanceError), seconds, cells, steps, pressureSolves and
meanIterations. Unknown keys and impossible values are refused (3), a solve that does not converge is
a failure (4).
`,
  async run({ paths, options }, runner) {
    if (paths.length > 1) return { usage: 'one description at a time' };
    const description = await readDescription(paths[0]!);
    if (!description.ok) return description;
    const answer = await runner.run(
      'bench-cement',
      { description: description.value },
      { onProgress: showProgress },
    );
    if (!answer.ok) return answer;
    const { value } = answer;
    return ok<Readonly<Record<string, unknown>>>(options.has('table') ? withFlatStates(value) : { ...value });
  },
});
