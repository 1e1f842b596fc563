import { solveSystem } from '../../src/simulation/flow/conjugate-gradients';
import { assemble, createSystem } from '../../src/simulation/flow/system';
import { buildTopology } from '../../src/simulation/flow/topology';
import { type FlowProblem, type KernelKind, type Side, sideNames } from '../../src/simulation/flow/types';
import { jacobiConjugateGradients } from './reference/jacobiConjugateGradients';

// One pressure solve at 1e6 cells: bone with a log-normal permeability in which a ball of cement, a thousand times as
// viscous as the marrow, grows from the middle. Relative residual 1e-6, from a zero guess, conductances included.
// In WebAssembly, in TypeScript, and by a plain method.

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
const length = n ** 3 + 2 * n * n;
const middle = n * n + n / 2 + n * (n / 2 + (n * n) / 2);

function prepare(kind: KernelKind) {
  const made = createSystem(problem, topology, kind);
  if (made.system.multigrid.kernels.kind !== kind) throw new Error(`no ${kind}`);
  return { ...made, p: new Float64Array(length), iterations: 0, setUpS: Infinity, bestS: Infinity };
}

type Prepared = ReturnType<typeof prepare>;

function solve(one: Prepared): void {
  const { system, workspace, p } = one;
  p.fill(0);
  workspace.b.fill(0);
  workspace.b[middle] = 100;
  const assembling = seconds(() => assemble(system, problem, topology, mobility, []));
  const solving = seconds(() => {
    const solved = solveSystem(system, topology, p, workspace, tolerance, 200);
    if (!solved.converged) throw new Error(`not converged: ${solved.residual}`);
    one.iterations = solved.iterations;
  });
  one.bestS = Math.min(one.bestS, assembling + solving);
  one.setUpS = Math.min(one.setUpS, assembling);
}

const wasm = prepare('wasm');
const typescript = prepare('typescript');
for (let round = 0; round < 3; round++) for (const one of [wasm, typescript]) solve(one);

const { system, workspace, p } = wasm;
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
/** The largest difference, in per cent of the peak. */
function apart(other: Float64Array): string {
  let difference = 0;
  for (let c = 0; c < length; c++) difference = Math.max(difference, Math.abs(other[c]! - p[c]!));
  return `${((difference / p[middle]!) * 100).toExponential(1)} % of the peak`;
}

const line = (text: string, value: string) => console.log(`  ${text.padEnd(42)}${value}`);
console.log(`one pressure solve, ${n ** 3} cells, viscosities 1:1000, residual ${tolerance}`);
for (const [name, { bestS, setUpS, iterations }] of Object.entries({
  WebAssembly: wasm,
  TypeScript: typescript,
})) {
  line(`multigrid, ${name}`, `${bestS.toFixed(2)} s, ${iterations} iterations`);
  line('  of it conductances and coarse grids', `${setUpS.toFixed(2)} s`);
  line('  per iteration', `${(((bestS - setUpS) / iterations) * 1000).toFixed(0)} ms`);
}
line('Jacobi conjugate gradients, TypeScript', `${reference.toFixed(2)} s, ${plain.iterations} iterations`);
line('ratio, Jacobi to WebAssembly', (reference / wasm.bestS).toFixed(1));
line('ratio, Jacobi to TypeScript', (reference / typescript.bestS).toFixed(1));
line('ratio, TypeScript to WebAssembly', (typescript.bestS / wasm.bestS).toFixed(1));
line('largest difference, TypeScript', apart(typescript.p));
line('largest difference, Jacobi', apart(plain.p));
