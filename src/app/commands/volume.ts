import { createHash } from 'node:crypto';
import { directionMatrix } from '../../core/grid';
import { ok } from '../../core/result';
import { statistics } from '../../core/statistics';
import type { Volume } from '../../core/volume';
import type { OpenKernels } from '../../formats/kernels';
import { writeNifti } from '../../formats/nifti/write';
import { writeNrrd } from '../../formats/nrrd/write';
import { loadAcquired } from '../../formats/open';
import { openKernels } from '../../workers/open';
import { one } from './arguments';
import { defineCommand } from './define';
import { helpRows } from './help';
import { save } from './files';
import { ctChoice, ctHelp, ctOptions, ctUsage, findCt, type FoundCt } from './ct';

/** The CT as HU: its numbers, and a file of it. */
export const volume = defineCommand({
  usage: `volume PATH… ${ctUsage} [--out F.nrrd|F.nii.gz] [--table]`,
  help: `Reads a CT as HU and writes it.

${helpRows([...ctHelp, ['--out F', '.nrrd (gzip), .nii or .nii.gz']])}

Prints dims, spacingMm, originMm, direction, minHu, maxHu, meanHu, sha256 (HU as float32 little-endian,
x fastest, slices in order along the normal) and sha256Int16 when all HU are integers. Where the volume is
not the slices as they were acquired, resampled {tiltDeg, uneven, slices, acquiredStepsMm, stepMm, filled[],
acquiredSha256}: what was done, and the sha256 of the slices as they were.
`,
  options: { ...ctOptions, out: 'one' },
  async run(args, runner) {
    const out = one(args, 'out');
    if (out !== undefined && !/\.(nrrd|nii|nii\.gz)$/i.test(out))
      return { usage: '--out takes .nrrd, .nii or .nii.gz' };
    const kernels = openKernels(runner);
    const found = await findCt(args.paths, ctChoice(args), kernels);
    if (!found.ok) return found;
    const { volume: ct, simulated } = found.value.loaded;
    const resampled = await describeResampled(found.value, kernels);
    if (!resampled.ok) return resampled;
    const saved = out === undefined ? ok(undefined) : await save(out, encode(ct, out, simulated));
    return saved.ok ? ok({ ...describe(ct), ...resampled.value, ...(simulated && { simulated }) }) : saved;
  },
});

async function describeResampled({ scan, seriesUid, loaded }: FoundCt, kernels: OpenKernels) {
  if (!loaded.resampled) return ok({});
  const acquired = await loadAcquired(scan, seriesUid, kernels);
  if (!acquired.ok) return acquired;
  return ok({ resampled: { ...loaded.resampled, acquiredSha256: digest(acquired.value.hu, Float32Array) } });
}

function encode({ grid, hu }: Volume, path: string, simulated: boolean): Uint8Array {
  return /\.nrrd$/i.test(path)
    ? writeNrrd(grid, hu, simulated)
    : writeNifti(grid, hu, { simulated, gzip: /\.gz$/i.test(path) });
}

function describe({ grid, hu }: Volume) {
  const { min, max, mean, allIntegers } = statistics(hu);
  const fits = allIntegers && min >= -32768 && max <= 32767;
  return {
    dims: grid.dims,
    spacingMm: grid.spacing,
    originMm: grid.origin,
    direction: directionMatrix(grid),
    minHu: min,
    maxHu: max,
    meanHu: mean,
    sha256: digest(hu, Float32Array),
    ...(fits && { sha256Int16: digest(hu, Int16Array) }),
  };
}

/** SHA-256 of the values in another number format (little-endian machines only, as all of ours are). */
function digest(values: Volume['hu'], Format: typeof Float32Array | typeof Int16Array): string {
  const hash = createHash('sha256');
  const step = 1 << 20;
  for (let at = 0; at < values.length; at += step) {
    const part = Format.from(values.subarray(at, at + step));
    hash.update(new Uint8Array(part.buffer, 0, part.byteLength));
  }
  return hash.digest('hex');
}
