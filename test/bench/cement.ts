import { cementById } from '../../src/catalog/cements';
import { noContext } from '../../src/core/kernel';
import type { Result } from '../../src/core/result';
import { lpsPoint } from '../../src/core/units';
import { prepareBone } from '../../src/simulation/cement/bone/prepare';
import { runSchedule } from '../../src/simulation/cement/bone/run-schedule';
import { catalogueRheology } from '../../src/simulation/cement/from-catalogue';
import { handSyringe } from '../../src/simulation/cement/live/hand';
import { injectionInstrument, type PlacedNeedle } from '../../src/simulation/cement/live/opening';
import { riskBone } from '../../src/simulation/cement/risk/runs';
import { riskBatches } from '../../src/simulation/cement/risk/summary';
import { createNodeRunner } from '../../src/workers/node';
import { phantom } from '../unit/simulation/bone/phantom';

// A whole injection into a lumbar vertebra of 40 × 28 × 24 mm with a hole in its cortex, turned against the grid so that
// the permeability is a full tensor: 4 mL of a medium cement at 0.1 mL/s. Then the runs of the risk map on two workers.

const volumeMl = 4;
const flowMlPerS = 0.1;
const [measuredRuns, allRuns, workers] = [16, 64, 2];

interface Time {
  readonly wallS: number;
  /** Of all threads: the machine may be shared. */
  readonly cpuS: number;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, Time]> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return [done, { wallS: (performance.now() - start) / 1000, cpuS: (user + system) / 1e6 }];
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const line = (text: string, value: string) => console.log(`  ${text.padEnd(42)}${value}`);
const both = ({ wallS, cpuS }: Time) => `${wallS.toFixed(1)} s, processor ${cpuS.toFixed(1)} s`;

const needle: PlacedNeedle = {
  entryMm: lpsPoint(25, 70, 0),
  tipMm: lpsPoint(4, -4, 0),
  outerDiameterMm: 3.05,
  lumenMm: 2.4,
  lengthMm: 125,
  opening: 'end',
  turnDeg: 0,
  advanceMm: 0,
};
const vertebra = { ...phantom({ defectMm: 2, tiltDeg: 20 }), tipsMm: [needle.tipMm] };
const cement = catalogueRheology(cementById('cement-medium-vertebroplasty')!, { roomC: 21, startAgeS: 240 });
const common = { cement, syringe: handSyringe, flowMlPerS };

const [fine, reading] = await timed(async () =>
  must(await prepareBone({ ...vertebra, gridMm: 1 }, noContext)),
);
console.log(
  `a vertebra at 1 mm, ${fine.tissue.length} cells, ${volumeMl} mL at ${flowMlPerS} mL/s, one thread`,
);
line('bone read from the CT', both(reading));
const [played, playing] = await timed(async () =>
  must(
    await runSchedule(
      { ...common, model: fine, needles: [needle], schedule: [{ injectToMl: volumeMl }] },
      noContext,
    ),
  ),
);
const last = played.states.at(-1)!;
if (last.injectedMl < volumeMl - 1e-6) throw new Error(`only ${last.injectedMl} mL went in`);
const { pressureSolves, iterations } = played.effort;
const each = (iterations / pressureSolves).toFixed(1);
line('injection', `${both(playing)}, ${pressureSolves} solves of ${each} iterations`);
line('  per simulated second', `${((playing.cpuS / last.timeS) * 1000).toFixed(0)} ms of processor`);
line('  mass balance', last.massBalanceError.toExponential(1));
line('ratio, simulated to wall time', (last.timeS / playing.wallS).toFixed(1));
line('ratio, simulated to processor time', (last.timeS / playing.cpuS).toFixed(1));

const coarse = must(await prepareBone({ ...vertebra, ...riskBone }, noContext));
const runner = createNodeRunner(workers);
const [, risking] = await timed(() =>
  Promise.all(
    riskBatches(measuredRuns).map(async (runs) =>
      must(
        await runner.run('cement-risk', {
          ...common,
          model: coarse,
          instruments: [injectionInstrument(needle)],
          upToMl: volumeMl,
          seed: 1,
          runs,
        }),
      ),
    ),
  ),
);
runner.dispose();
const scale = allRuns / measuredRuns;
console.log(
  `risk runs at ${riskBone.gridMm} mm, ${coarse.tissue.length} cells, ${workers} workers, ${volumeMl} mL each`,
);
line(`${measuredRuns} runs, starting the workers included`, both(risking));
line(
  `${allRuns} runs (scaled from ${measuredRuns})`,
  both({ wallS: scale * risking.wallS, cpuS: scale * risking.cpuS }),
);
line('  on two free cores', `${((scale * risking.cpuS) / workers).toFixed(0)} s`);
line('ratio, two minutes to wall time', (120 / (scale * risking.wallS)).toFixed(1));
