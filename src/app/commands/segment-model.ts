import { readFile } from 'node:fs/promises';
import { readDescription } from '../../anatomy/models/description';
import { fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import type { LoadedVolume } from '../../formats/open';
import type { ModelFindings } from '../../workers/models/kernels';
import type { Runner } from '../../workers/runner';
import type { Answer } from './define';
import { resolvePath } from './files';
import { showProgress } from './output';
import { describeStructure, saveLabelMap } from './structures';

export interface ModelPaths {
  /** The network in ONNX. */
  readonly network: string;
  /** Its JSON; the one of the same name where absent. */
  readonly json?: string | undefined;
}

/** What a network of the caller's own finds on a CT, as the page runs it, on the processor. */
export async function segmentByModel(
  { network, json = network.replace(/\.onnx$/i, '.json') }: ModelPaths,
  ct: LoadedVolume,
  out: string | undefined,
  runner: Runner,
): Promise<Answer> {
  const [bytes, text] = [await bytesOf(network), await bytesOf(json)];
  if (!bytes.ok) return bytes;
  if (!text.ok) return fail('model-no-json', { path: network });
  const description = readDescription(new TextDecoder().decode(text.value), json);
  if (!description.ok) return description;
  const started = performance.now();
  const ran = await runner.run(
    'run-model',
    {
      volume: ct.volume,
      network: { file: new Blob([bytes.value]), path: network },
      description: description.value,
      isGpuWanted: false,
    },
    { onProgress: showProgress },
  );
  if (!ran.ok) return ran;
  const { found, missing, place, joining } = ran.value;
  const structures = found.map(toStructure);
  const saved = out === undefined ? ok(undefined) : await saveLabelMap(out, structures, ct);
  if (!saved.ok) return saved;
  return ok({
    structures: structures.map((structure) => ({
      ...describeStructure(structure),
      ...(structure.confidence !== undefined && { confidence: structure.confidence }),
    })),
    missing,
    model: { name: description.value.name, ...place, joining },
    seconds: { model: (performance.now() - started) / 1000 },
  });
}

async function bytesOf(path: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    return ok(new Uint8Array(await readFile(resolvePath(path))));
  } catch {
    return fail('path-not-found', { path });
  }
}

const toStructure = (
  { id, confidence, remarks, shape }: ModelFindings['found'][number],
  n: number,
): Structure => ({
  key: id,
  id,
  sourceName: id,
  label: n + 1,
  provenance: 'model',
  field: shape.field,
  volumeMl: shape.volumeMl,
  centroidMm: shape.centroidMm,
  ...(confidence !== undefined && { confidence }),
  ...(remarks && { remarks }),
});
