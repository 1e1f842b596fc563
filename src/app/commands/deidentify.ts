import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok } from '../../core/result';
import { copyDeidentified } from '../../formats/deidentify/copy';
import { one } from './arguments';
import { defineCommand } from './define';
import { openKernels } from '../../workers/open';
import { openPaths, resolvePath, save } from './files';
import { openZips } from './load';
import { sentence, showProgress } from './output';

/** A copy of DICOM files without the patient. */
export const deidentify = defineCommand({
  usage: 'deidentify PATH… --out DIR [--table]',
  help: `Writes de-identified copies of DICOM files by the Basic Application Level Confidentiality Profile
(DICOM PS3.15 annex E): CT images, segmentations and RT structure sets, with the same new UIDs in all of
them, so that references hold. Pixels and transfer syntax stay as they are. What is drawn into the
pixels is not looked for: images that say so of themselves, and screens, are left out. Names of
structures are kept: check that they name nobody.

  --out DIR  where the copies go, named by number; it is made

Prints written and leftOut[] {code, message}: the files that were not copied.
`,
  options: { out: 'one' },
  async run({ paths, ...args }, runner) {
    const out = one({ paths, ...args }, 'out');
    if (out === undefined) return { usage: '--out is missing' };
    const listed = await openPaths(paths);
    const files = listed.ok ? await openZips(listed.value, openKernels(runner)) : listed;
    if (!files.ok) return files;
    await mkdir(resolvePath(out), { recursive: true });
    let unwritten: ReturnType<typeof fail> | undefined;
    const done = await copyDeidentified(
      {
        files: files.value,
        key: randomBytes(32),
        write: async (name, bytes) => {
          const saved = await save(join(out, name), bytes);
          if (!saved.ok) unwritten ??= saved;
        },
      },
      (input, options) => runner.run('deidentify', input, options),
      { onProgress: showProgress },
    );
    if (unwritten) return unwritten;
    if (!done.ok) return done;
    const { written, leftOut } = done.value;
    return ok({
      written,
      leftOut: leftOut.map(({ failure }) => ({ code: failure.code, message: sentence(failure) })),
    });
  },
});
