import { fail, ok, type Result } from '../../core/result';
import { defineCommand } from './define';
import { readText } from './load';
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
    const text = await readText(paths[0]!);
    const description = text.ok ? parse(text.value, paths[0]!) : text;
    if (!description.ok) return description;
    const answer = await runner.run(
      'bench-cement',
      { description: description.value },
      { onProgress: showProgress },
    );
    if (!answer.ok) return answer;
    return ok(
      options.has('table') ? { ...answer.value, states: answer.value.states.map(flat) } : { ...answer.value },
    );
  },
});

function parse(text: string, path: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail('bench-not-json', { path });
  }
}

/** Nested entries as columns of their own (`front.along.x+`), for people. */
function flat(value: object): Record<string, unknown> {
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (!isGroup) return [[key, inner]];
    return Object.entries(flat(inner as object)).map(([name, item]) => [`${key}.${name}`, item]);
  });
  return Object.fromEntries(entries);
}
