import { create } from 'zustand';
import { type ModelDescription, readDescription } from '../anatomy/models/description';
import type { Joining } from '../anatomy/models/memory';
import type { Grid } from '../core/grid';
import { fail, type Failure, ok, type Result } from '../core/result';
import type { Volume } from '../core/volume';
import type { MadeStructure } from '../plan/made';
import type { ModelFindings } from '../workers/models/kernels';
import type { ModelPlace } from '../workers/models/session';
import type { Runner } from '../workers/runner';
import { type GivenFile, pickFiles } from './files';
import { keepFound } from './made';
import { notify } from './notices';
import { setSession, useSession } from './session';
import { runTask, type RunningTask } from './tasks';

/** What came of a run. */
export interface ModelOutcome {
  /** Of the CT that it ran on. */
  readonly grid: Grid;
  readonly place: ModelPlace;
  readonly joining: Joining;
  readonly added: number;
  /** How many were there already, from a file or by hand. */
  readonly present: number;
  /** Names of classes of which nothing was found. */
  readonly missing: readonly string[];
}

interface ModelState {
  readonly network?: GivenFile;
  readonly json?: GivenFile;
  readonly description?: ModelDescription;
  /** Where it would run; there when network and description go together. */
  readonly place?: ModelPlace;
  readonly failure?: Failure;
  readonly busy?: 'checking' | 'running';
  readonly isGpuWanted: boolean;
  readonly outcome?: ModelOutcome;
}

/** The network that the user has chosen: in this page alone, nothing of it is kept. */
export const useModel = create<ModelState>()(() => ({ isGpuWanted: true }));

type ModelRunner = Runner & { dispose(): void };
let startRunner: () => ModelRunner;

/**
 * Says how to start the worker that runs networks: one of its own, ended after each use, because the memory of
 * WebAssembly grows and never shrinks.
 */
export const connectModelRunner = (start: () => ModelRunner): void => void (startRunner = start);

const isNetwork = ({ path }: GivenFile) => /\.onnx$/i.test(path);
const isJson = ({ path }: GivenFile) => /\.json$/i.test(path);

/** Whether files are a network, with or without what describes it, and nothing else. */
export const isModel = (files: readonly GivenFile[]): boolean =>
  files.some(isNetwork) && files.every((file) => isNetwork(file) || isJson(file));

/** Asks for a network and its JSON: both at once, or the one that is still missing. */
export async function chooseModel(): Promise<void> {
  const files = await pickFiles({ accept: '.onnx,.json' });
  if (files.length > 0) await takeModel(files);
}

/** Takes a network that was dropped or chosen, and shows the step where it is run. */
export async function takeModel(files: readonly GivenFile[]): Promise<void> {
  const path = files[0]!.path;
  if (!useSession.getState().ct) return notify('warning', { code: 'model-needs-ct', data: { path } });
  if (useModel.getState().busy) return notify('warning', { code: 'still-loading', data: {} });
  setSession({ step: 'structures' });
  const { network, json } = useModel.getState();
  const networks = files.filter(isNetwork);
  const jsons = files.filter(isJson);
  const chosen = { network: networks[0] ?? network, json: jsons[0] ?? json };
  useModel.setState({ ...chosen, description: undefined, place: undefined, outcome: undefined });
  const count = Math.max(networks.length, jsons.length);
  if (count > 1) return useModel.setState({ failure: { code: 'model-several', data: { count } } });
  await check();
}

export const forgetModel = (): void => useModel.setState({ isGpuWanted: true }, true);

/** Whether a graphics card may be used. */
export async function setGpuWanted(isGpuWanted: boolean): Promise<void> {
  useModel.setState({ isGpuWanted });
  await check();
}

/** Reads the description, opens the network and holds one against the other. */
async function check(): Promise<void> {
  useModel.setState({ busy: 'checking', failure: undefined, place: undefined });
  const described = await describe();
  if (described.ok) useModel.setState({ description: described.value });
  const checked = described.ok
    ? await runTask('check-model', (task) => inWorker((runner) => runner.run('check-model', request(), task)))
    : described;
  useModel.setState({ busy: undefined, ...(checked.ok ? { place: checked.value } : told(checked.failure)) });
}

const told = (failure: Failure) => (failure.code === 'cancelled' ? {} : { failure });

async function describe(): Promise<Result<ModelDescription>> {
  const { network, json } = useModel.getState();
  if (!json) return fail('model-no-json', { path: network!.path });
  const described = readDescription(await json.file.text(), json.path);
  return described.ok && !network ? fail('model-no-network', { path: json.path }) : described;
}

async function inWorker<T>(work: (runner: Runner) => Promise<T>): Promise<T> {
  const runner = startRunner();
  try {
    return await work(runner);
  } finally {
    runner.dispose();
  }
}

function request() {
  const { network, description, isGpuWanted } = useModel.getState();
  const { file, path } = network!;
  return { network: { file, path }, description: description!, isGpuWanted };
}

/** Runs the network on the open CT; what it finds comes into the plan unconfirmed, all in one step to undo. */
export async function runModel(): Promise<void> {
  const { ct } = useSession.getState();
  const { busy, place, description } = useModel.getState();
  if (!ct || busy || !place || !description) return;
  useModel.setState({ busy: 'running', failure: undefined, outcome: undefined });
  const { volume } = ct;
  const result = await runTask('run-model', (task) =>
    whileOpen(volume, task, (ending) =>
      inWorker((runner) => runner.run('run-model', { ...request(), volume }, ending)),
    ),
  );
  const isOpen = useSession.getState().ct?.volume === volume;
  const outcome = result.ok ? (isOpen ? ok(keep(result.value, volume.grid)) : fail('cancelled')) : result;
  useModel.setState({
    busy: undefined,
    ...(outcome.ok ? { outcome: outcome.value } : told(outcome.failure)),
  });
}

/** Work that is cancelled as well when another CT is opened, or none. */
async function whileOpen<T>(
  volume: Volume,
  task: RunningTask,
  work: (task: RunningTask) => Promise<T>,
): Promise<T> {
  const closed = new AbortController();
  const stop = useSession.subscribe(({ ct }) => ct?.volume !== volume && closed.abort());
  try {
    return await work({ ...task, signal: AbortSignal.any([task.signal, closed.signal]) });
  } finally {
    stop();
  }
}

/** Keeps what is not there from a file or by hand: that stays as it is. */
function keep({ found, ...rest }: ModelFindings, grid: Grid): ModelOutcome {
  const path = useModel.getState().network!.path;
  const own = ['automatic', 'model'];
  const others = useSession.getState().structures.filter(({ provenance }) => !own.includes(provenance));
  const present = new Set(others.map(({ id }) => id));
  const added = found.filter(({ id }) => !present.has(id));
  const isFromBefore = ({ remarks }: MadeStructure) =>
    remarks?.some(({ code, data }) => code === 'made-by-model' && data['path'] === path) ?? false;
  if (added.length > 0) keepFound(added, 'model', 'run-model', grid, isFromBefore);
  return { grid, ...rest, added: added.length, present: found.length - added.length };
}
