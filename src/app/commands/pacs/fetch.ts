import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../core/result';
import { isUid } from '../../../formats/dicomweb/json';
import { retrieve } from '../../../store/pacs/retrieve';
import { listInstances } from '../../../store/pacs/search';
import type { PacsServer } from '../../../store/pacs/server';
import { all, type Arguments, type Arity, one } from '../arguments';
import type { Answer } from '../define';
import { resolvePath } from '../files';
import { showProgress } from '../output';
import { connect } from './connect';

export const fetchOptions: Readonly<Record<string, Arity>> = { study: 'one', series: 'many', out: 'one' };

export const fetchHelp = `fetch URL --study UID --series UID… --out DIR
                  writes DIR/SERIES/INSTANCE.dcm, as stored in the PACS; what lies there already is not
                  asked for again, so that a fetch that broke off is resumed by the same call.
                  series[] {seriesUid, folder, instances, fetched, kept}, bytes
`;

export async function runFetch(url: string, args: Arguments): Promise<Answer> {
  const study = one(args, 'study');
  const series = all(args, 'series');
  const out = one(args, 'out');
  if (!isUid(study) || series.length === 0 || !series.every(isUid))
    return { usage: '--study UID and --series UID… are needed' };
  if (out === undefined) return { usage: '--out DIR is needed' };
  const server = await connect(url, args);
  if (!server.ok) return server;
  const documents = [];
  for (const seriesUid of series) {
    const done = await fetchSeries(server.value, study, seriesUid, join(out, seriesUid));
    if (!done.ok) return done;
    documents.push(done.value);
  }
  return ok({ series: documents.map(({ bytes: _, ...rest }) => rest), bytes: sum(documents) });
}

const sum = (items: readonly { readonly bytes: number }[]) =>
  items.reduce((total, { bytes }) => total + bytes, 0);

async function fetchSeries(server: PacsServer, studyUid: string, seriesUid: string, folder: string) {
  const listed = await listInstances(server, studyUid, seriesUid);
  if (!listed.ok) return listed;
  if (listed.value.length === 0) return fail('pacs-not-found');
  const present = await filesIn(folder);
  if (!present.ok) return present;
  const wanted = listed.value.map(({ sopInstanceUid }) => sopInstanceUid);
  const missing = wanted.filter((uid) => !present.value.has(`${uid}.dcm`));
  let [fetched, bytes] = [0, 0];
  const done = await retrieve(
    server,
    { studyUid, seriesUid, missing, isWhole: missing.length === wanted.length },
    {
      async onInstance(uid, file) {
        fetched++;
        bytes += file.length;
        showProgress(Math.min(1, fetched / missing.length));
        return write(join(folder, `${uid}.dcm`), file);
      },
    },
  );
  const kept = wanted.length - missing.length;
  return done.ok ? ok({ seriesUid, folder, instances: wanted.length, fetched, kept, bytes }) : done;
}

async function filesIn(folder: string): Promise<Result<ReadonlySet<string>>> {
  return attempt(folder, async () => {
    await mkdir(resolvePath(folder), { recursive: true });
    return new Set(await readdir(resolvePath(folder)));
  });
}

/** Under its name only when it is whole: what has the name is not asked for again. */
const write = (path: string, bytes: Uint8Array): Promise<Result<void>> =>
  attempt(path, async () => {
    await writeFile(resolvePath(`${path}.part`), bytes);
    await rename(resolvePath(`${path}.part`), resolvePath(path));
  });

async function attempt<T>(path: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail('cannot-write', { path, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
}
