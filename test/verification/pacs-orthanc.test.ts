import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../src/core/result';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, scanFiles } from '../../src/formats/open';
import type { SourceFile } from '../../src/formats/source';
import { fetchPicture } from '../../src/store/pacs/picture';
import { retrieve } from '../../src/store/pacs/retrieve';
import { listInstances, listSeries, searchStudies } from '../../src/store/pacs/search';
import { authorizationOf, type PacsServer } from '../../src/store/pacs/server';
import { callForJson } from '../command';
import { type Orthanc, startOrthanc, whyNoOrthanc } from '../orthanc';
import { ctFiles, ctUid, otherCtUid, otherFiles, studyUid } from './pacs';

if (whyNoOrthanc) console.log(`SKIPPED: tests against a real PACS: ${whyNoOrthanc}`);

describe.skipIf(whyNoOrthanc)('a real PACS (Orthanc)', () => {
  let orthanc: Orthanc;
  let server: PacsServer;
  const folder = mkdtempSync(join(tmpdir(), 'trocart-pacs-'));
  const page = { limit: 50, offset: 0 };
  const uids = ctFiles.map((_, k) => `${ctUid}.${k + 1}`);

  beforeAll(async () => {
    orthanc = await startOrthanc();
    for (const file of [...ctFiles, ...otherFiles]) await orthanc.store(file);
    const { root, user, password } = orthanc;
    server = { root, authorization: authorizationOf({ kind: 'basic', user, password }) };
  });
  afterAll(async () => {
    await orthanc?.stop();
    rmSync(folder, { recursive: true });
  });

  const found = async (search: Parameters<typeof searchStudies>[1]) => {
    const studies = await searchStudies(server, search, page);
    if (!studies.ok) throw new Error(studies.failure.code);
    return studies.value.items.map((study) => study.studyUid).sort();
  };

  it('finds studies by patient, date, modality and description', async () => {
    const [neck, document] = [studyUid, '2.25.7002'];
    expect(await found({})).toEqual([neck, document]);
    expect(await found({ patientName: 'Dupont' })).toEqual([neck]);
    expect(await found({ patientName: 'dup jean' })).toEqual([neck]);
    expect(await found({ patientName: 'DU' })).toEqual([neck, document]);
    expect(await found({ patientName: '*MARIE' })).toEqual([document]);
    expect(await found({ patientName: 'JEAN' })).toEqual([]);
    expect(await found({ patientId: 'P-78' })).toEqual([document]);
    expect(await found({ from: '2024-03-01' })).toEqual([document]);
    expect(await found({ from: '2024-02-29', to: '2024-02-29' })).toEqual([neck]);
    expect(await found({ to: '2023-12-31' })).toEqual([]);
    expect(await found({ modality: 'CT' })).toEqual([neck]);
    expect(await found({ description: 'NECK' })).toEqual([neck]);
    expect(await found({ modality: 'CT', description: 'DOCUMENT' })).toEqual([]);
  });

  it('tells what it knows of a study and its series', async () => {
    const studies = await searchStudies(server, { modality: 'CT' }, page);
    expect(studies.ok && studies.value.items).toEqual([
      {
        studyUid,
        date: '20240229',
        description: 'CT NECK TEST',
        modalities: ['CT'],
        series: 2,
        instances: 11,
        patientName: 'DUPONT^JEAN',
        patientId: 'P-77',
      },
    ]);
    expect(await listSeries(server, studyUid)).toEqual(
      ok([
        { seriesUid: ctUid, modality: 'CT', description: 'Neck 1.25 soft', number: 2, instances: 7 },
        { seriesUid: otherCtUid, modality: 'CT', description: 'Neck 1.25 bone', number: 3, instances: 4 },
      ]),
    );
  });

  it('gives its studies page by page', async () => {
    const first = await searchStudies(server, {}, { limit: 1, offset: 0 });
    const second = await searchStudies(server, {}, { limit: 1, offset: 1 });
    const third = await searchStudies(server, {}, { limit: 1, offset: 2 });
    const uidsOf = (result: typeof first) =>
      result.ok ? result.value.items.map((study) => study.studyUid) : [];
    expect([...uidsOf(first), ...uidsOf(second)].sort()).toEqual([studyUid, '2.25.7002']);
    expect(first.ok && first.value.hasMore).toBe(true);
    expect(third).toEqual(ok({ items: [], hasMore: false }));
  });

  it('gives a series as it lies on disk, which reads as the same volume', async () => {
    const listed = await listInstances(server, studyUid, ctUid);
    expect(listed.ok && listed.value.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(uids);
    const files = new Map<string, Uint8Array<ArrayBuffer>>();
    const done = await retrieve(
      server,
      { studyUid, seriesUid: ctUid, missing: uids, isWhole: true },
      { onInstance: (uid, bytes) => ok(void files.set(uid, bytes)) },
    );
    expect(done.ok).toBe(true);
    uids.forEach((uid, k) => expect(Buffer.compare(files.get(uid)!, ctFiles[k]!), uid).toBe(0));
    const volumes = await Promise.all([[...files.values()], ctFiles].map(volumeOf));
    expect(volumes[0]).toEqual(volumes[1]);
  });

  it('is left and taken up again: only what is missing is asked for', async () => {
    const kept = new Set<string>();
    const controller = new AbortController();
    const wanted = { studyUid, seriesUid: ctUid };
    const cancelled = await retrieve(
      server,
      { ...wanted, missing: uids, isWhole: true },
      {
        signal: controller.signal,
        onInstance: (uid) => {
          kept.add(uid);
          if (kept.size < 3) return ok(undefined);
          controller.abort();
          return fail('cancelled');
        },
      },
    );
    expect(cancelled).toMatchObject({ failure: { code: 'cancelled' } });
    expect(kept.size).toBe(3);
    const missing = uids.filter((uid) => !kept.has(uid));
    const rest: string[] = [];
    const resumed = await retrieve(
      server,
      { ...wanted, missing, isWhole: false },
      { onInstance: (uid) => ok(void rest.push(uid)) },
    );
    expect(resumed.ok).toBe(true);
    expect(rest.sort()).toEqual(missing);
  });

  it('renders a small picture', async () => {
    const picture = await fetchPicture(server, { studyUid, seriesUid: ctUid, sopInstanceUid: uids[3]! });
    expect(picture).toMatchObject({ value: { kind: 'rendered', type: 'image/jpeg' } });
    expect(picture.ok && [...picture.value.bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });

  it('lets nobody in without the password, and says what it does not have', async () => {
    for (const authorization of [
      undefined,
      authorizationOf({ kind: 'basic', user: 'reader', password: 'x' }),
    ]) {
      const stranger = { root: server.root, ...(authorization && { authorization }) };
      expect(await searchStudies(stranger, {}, page)).toMatchObject({ failure: { code: 'pacs-sign-in' } });
    }
    const elsewhere = { ...server, root: server.root.replace('dicom-web', 'elsewhere') };
    expect(await searchStudies(elsewhere, {}, page)).toMatchObject({ failure: { code: 'pacs-not-found' } });
    const gone = { studyUid, seriesUid: '2.25.404', missing: ['2.25.1'], isWhole: false };
    const done = await retrieve(server, gone, { onInstance: () => ok(undefined) });
    expect(done).toMatchObject({ failure: { code: 'pacs-not-found' } });
  });

  describe('on the command line', () => {
    const asReader = { TROCART_PACS_USER: 'reader', TROCART_PACS_PASSWORD: '' };

    /** Calls `pacs` with the password in the environment. */
    async function pacs(...args: readonly string[]) {
      asReader.TROCART_PACS_PASSWORD = orthanc.password;
      for (const [name, value] of Object.entries(asReader)) vi.stubEnv(name, value);
      return callForJson('pacs', ...args).finally(() => vi.unstubAllEnvs());
    }

    it('searches, and tells the patient only when asked', async () => {
      const { status, document, out } = await pacs('search', orthanc.root, '--modality', 'CT');
      expect(status).toBe(0);
      expect(document).toMatchObject({ studies: [{ studyUid, instances: 11 }], hasMore: false });
      expect(out).not.toMatch(/DUPONT|P-77/);
      const named = await pacs('search', orthanc.root, '--patient-id', 'P-77', '--show-patient');
      expect(named.document).toMatchObject({ studies: [{ patientName: 'DUPONT^JEAN', patientId: 'P-77' }] });
      const { document: inStudy } = await pacs('search', orthanc.root, '--study', studyUid);
      expect(inStudy).toMatchObject({ series: [{ seriesUid: ctUid }, { seriesUid: otherCtUid }] });
    });

    it('fetches series into a folder, and by the same call only what is not there yet', async () => {
      const call = [
        'fetch',
        orthanc.root,
        '--study',
        studyUid,
        '--series',
        ctUid,
        otherCtUid,
        '--out',
        folder,
      ];
      const first = await pacs(...call);
      expect(first).toMatchObject({
        status: 0,
        document: {
          series: [
            { instances: 7, fetched: 7, kept: 0 },
            { instances: 4, fetched: 4, kept: 0 },
          ],
        },
      });
      const inFolder = (k: number) => join(folder, ctUid, `${uids[k]}.dcm`);
      uids.forEach((_, k) => expect(Buffer.compare(readFileSync(inFolder(k)), ctFiles[k]!)).toBe(0));
      rmSync(inFolder(2));
      rmSync(inFolder(5));
      writeFileSync(`${inFolder(5)}.part`, 'half');
      const second = await pacs(...call);
      expect(second.document).toMatchObject({
        series: [
          { instances: 7, fetched: 2, kept: 5 },
          { instances: 4, fetched: 0, kept: 4 },
        ],
      });
      expect(readdirSync(join(folder, ctUid)).sort()).toEqual(uids.map((uid) => `${uid}.dcm`).sort());
    });

    it('refuses what it cannot do, with a code', async () => {
      const refused = await pacs('search', orthanc.root.replace('//', '//me:secret@'));
      expect(refused).toMatchObject({ status: 3, document: { error: { code: 'pacs-address' } } });
      expect(refused.out).not.toContain('secret');
      const token = join(folder, 'token');
      writeFileSync(token, 'wrong\n');
      const stranger = await pacs('search', orthanc.root, '--token-file', token);
      expect(stranger).toMatchObject({ status: 3, document: { error: { code: 'pacs-sign-in' } } });
    });
  });
});

async function volumeOf(files: readonly Uint8Array<ArrayBuffer>[]) {
  const sources = files.map((bytes, i): SourceFile => ({
    path: `${i}.dcm`,
    storedSize: bytes.length,
    read: async (start, end) => bytes.slice(start, end),
  }));
  const scan = await scanFiles(sources, inlineKernels);
  if (!scan.ok) throw new Error(scan.failure.code);
  const loaded = await loadSeries(scan.value, ctUid, inlineKernels);
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value.volume;
}
