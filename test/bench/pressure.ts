import { createWorkspace, solveSystem } from '../../src/simulation/flow/conjugate-gradients';
import { assemble, createSystem } from '../../src/simulation/flow/system';
import { buildTopology } from '../../src/simulation/flow/topology';
import { type FlowProblem, type Side, sideNames } from '../../src/simulation/flow/types';
import { jacobiConjugateGradients } from './reference/jacobiConjugateGradients';

// One pressure solve at 1e6 cells: bone with a log-normal permeability in which a ball of cement, a thousand times as
// viscous as the marrow, grows from the middle. Relative residual 1e-6, from a zero guess, conductances included.

const n = 100;
const tolerance = 1e-6;
const drained: Side = { kind: 'pressure', pressurePa: 0, outlet: 'end' };
const problem: FlowProblem = {
  grid: { dims: [n, n, n], spacingMm: [0.5, 0.5, 0.5] },
  permeability: { tensorsMm2: [[5e-3, 5e-3, 5e-3, 0, 0, 0]] },
  porosity: 0.9,
  sides: Object.fromEntries(sideNames.map((name) => [name, drained])) as FlowProblem['sides'],
};

/** The same pseudo-random numbers in every run. */
let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return (seed + 1) / (2 ** 32 + 1);
}
const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

const mobility = new Float64Array(n ** 3).map((_, c) => {
  const away = [c % n, Math.floor(c / n) % n, Math.floor(c / n / n)].map((v) => v - n / 2);
  return Math.exp(0.5 * normal()) / (Math.hypot(...away) < n / 5 ? 100 : 0.1);
});

/** Processor seconds: the machine may be shared. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const topology = buildTopology(problem, []);
const system = createSystem(problem, topology);
const length = n ** 3 + 2 * n * n;
const workspace = createWorkspace(length);
const p = new Float64Array(length);
const middle = n * n + n / 2 + n * (n / 2 + (n * n) / 2);

let iterations = 0;
let best = Infinity;
let setUp = Infinity;
for (let round = 0; round < 3; round++) {
  p.fill(0);
  workspace.b.fill(0);
  workspace.b[middle] = 100;
  const assembling = seconds(() => assemble(system, problem, topology, mobility, []));
  const solving = seconds(() => {
    const solved = solveSystem(system, topology, p, workspace, tolerance, 200);
    if (!solved.converged) throw new Error(`not converged: ${solved.residual}`);
    iterations = solved.iterations;
  });
  best = Math.min(best, assembling + solving);
  setUp = Math.min(setUp, assembling);
}

const finest = system.multigrid.finest;
let plain: ReturnType<typeof jacobiConjugateGradients> = { p, iterations: 0 };
const reference = seconds(() => {
  plain = jacobiConjugateGradients(
    problem.grid.dims,
    [finest.tx, finest.ty, finest.tz],
    finest.d,
    workspace.b,
    tolerance,
    5000,
  );
});
let difference = 0;
for (let c = 0; c < length; c++) difference = Math.max(difference, Math.abs(plain.p[c]! - p[c]!));

const line = (text: string, value: string) => console.log(`  ${text.padEnd(42)}${value}`);
console.log(`one pressure solve, ${n ** 3} cells, viscosities 1:1000, residual ${tolerance}`);
line('multigrid conjugate gradients', `${best.toFixed(2)} s, ${iterations} iterations`);
line('  of it conductances and coarse grids', `${setUp.toFixed(2)} s`);
line('  per iteration', `${(((best - setUp) / iterations) * 1000).toFixed(0)} ms`);
line('Jacobi conjugate gradients', `${reference.toFixed(2)} s, ${plain.iterations} iterations`);
line('ratio', (reference / best).toFixed(1));
line('largest difference of the two', `${((difference / p[middle]!) * 100).toFixed(4)} % of the peak`);
