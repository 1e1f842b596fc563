import { noContext } from '../../src/core/kernel';
import { buildHydroBench } from '../../src/simulation/hydrodissection/bench/build';
import { readHydroBench } from '../../src/simulation/hydrodissection/bench/read';
import { createHydrodissection } from '../../src/simulation/hydrodissection/hydrodissection';
import { jacobiConjugateGradients } from './reference/jacobiConjugateGradients';

// Steps of a hydrodissection at 1e6 cells of 1 mm, the size of a neck: bone behind, air in front, two arteries, a vein
// and a prevertebral space. Each step solves the potential twice (tissue, then around the bodies), carries the pocket
// and the back map, and moves the bodies. Against one potential by a plain method.

const n = 100;
const vessel = (xMm: number, yMm: number, radiusMm: number, body: object) => ({
  shape: 'cylinder',
  fromMm: [xMm, yMm, -60],
  toMm: [xMm, yMm, 60],
  radiusMm,
  ...body,
});
const description = {
  grid: { dims: [n, n, n], spacingMm: [1, 1, 1], originMm: [-49.5, -49.5, -49.5] },
  boundary: { 'x-': 'open', 'x+': 'open', 'y-': 'open', 'y+': 'open', 'z-': 'closed', 'z+': 'closed' },
  regions: [
    { shape: 'halfspace', pointMm: [0, -42, 0], normal: [0, -1, 0], outside: true },
    {
      shape: 'box',
      minMm: [-20, 3, -50],
      maxMm: [20, 5, 50],
      space: 'prevertebral',
      spaceConductivity: 30,
    },
    { shape: 'halfspace', pointMm: [0, 15, 0], normal: [0, 1, 0], rigid: true },
    vessel(22, -5, 3.5, { body: 'left artery', bodyKind: 'tube', strainBound: 0.05 }),
    vessel(-22, -5, 3.5, { body: 'right artery', bodyKind: 'tube', strainBound: 0.05 }),
    vessel(32, -8, 6, { body: 'vein', bodyKind: 'vein', strainBound: 0.4 }),
  ],
  inlets: [{ atMm: [8, 4, 0], volumeMl: 200, rateMlPerS: 1 }],
};

/** Processor seconds: the machine may be shared. */
async function seconds(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const read = readHydroBench(description);
if (!read.ok) throw new Error(JSON.stringify(read.failure));
const created = createHydrodissection(buildHydroBench(read.value));
if (!created.ok) throw new Error(JSON.stringify(created.failure));
const run = created.value;
const advance = async (toMl: number) => {
  const went = await run.advance({ toMl }, noContext);
  if (!went.ok) throw new Error(went.failure.code);
};

await advance(2);
const before = run.effort;
const stepping = await seconds(() => advance(4));
const { steps, solves, iterations } = run.effort;
const taken = steps - before.steps;

// The same potential by the plain method, from a zero guess to the same residual; of the space only what lies on faces.
const { system, workspace } = run.flow.potential.assembly;
let plain = 0;
const reference = await seconds(() => {
  const { finest } = system.multigrid;
  // A cell without links would divide by zero.
  const ends = finest.d.map((end, c) => (finest.inverse[c] === 0 ? 1 : end));
  plain = jacobiConjugateGradients(
    run.frame.dims,
    [finest.tx, finest.ty, finest.tz],
    ends,
    workspace.b,
    1e-6,
    5000,
  ).iterations;
});

const line = (text: string, value: string) => console.log(`  ${text.padEnd(42)}${value}`);
console.log(`hydrodissection, ${n ** 3} cells, from 2 to 4 mL`);
line('steps', String(taken));
line('per step', `${(stepping / taken).toFixed(2)} s processor time`);
line('solves a step', ((solves - before.solves) / taken).toFixed(1));
line('iterations a solve', ((iterations - before.iterations) / (solves - before.solves)).toFixed(1));
line('Jacobi conjugate gradients, one potential', `${reference.toFixed(2)} s, ${plain} iterations`);
line('ratio of that to a step', (reference / (stepping / taken)).toFixed(2));
line('volume error', `${(100 * run.state().volumeError).toFixed(3)} %`);
