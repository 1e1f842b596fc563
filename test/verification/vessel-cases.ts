import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { loadCt } from '../../src/app/commands/ct';
import { loadStructures } from '../../src/app/commands/load';
import type { Structure } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';
import { inlineKernels } from '../../src/formats/inline';

/** A CT and structures on it. */
export interface Case {
  readonly volume: Volume;
  readonly structures: readonly Structure[];
}

export async function load(ctPath: string, labels: readonly string[]): Promise<Case> {
  const ct = await loadCt([ctPath], {}, inlineKernels);
  if (!ct.ok) throw new Error(ct.failure.code);
  const structures = await loadStructures(labels, ct.value, {}, inlineKernels);
  if (!structures.ok) throw new Error(structures.failure.code);
  return { volume: ct.value.volume, structures: structures.value };
}

const generated = new URL('../../samples/generated/', import.meta.url).pathname;
/** The samples are made by `npm run sample`; without them their tests are skipped. */
export const hasSamples = ['c2-dens-lytic', 'l1-fracture'].every((id) =>
  existsSync(join(generated, `${id}.zip`)),
);

/** A generated sample with its truth; nobody was scanned. */
export async function sample(id: string): Promise<Case> {
  const zip = join(generated, `${id}.zip`);
  const truth = unzipSync(readFileSync(zip), { filter: ({ name }) => name.endsWith('truth.seg.dcm') });
  const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
  try {
    const path = join(folder, `${id}.seg.dcm`);
    writeFileSync(path, Object.values(truth)[0]!);
    return await load(zip, [path]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
