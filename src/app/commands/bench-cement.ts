import { runDescription } from './bench-description';
import { defineCommand } from './define';

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
  run: (args, runner) => runDescription('bench-cement', args, runner),
});
