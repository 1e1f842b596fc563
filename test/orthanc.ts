import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/Orthanc';
const plugin = [
  '/usr/share/orthanc/plugins/libOrthancDicomWeb.so',
  '/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so',
].find(existsSync);

/** Why there is no Orthanc to test against; undefined when there is one. */
export const whyNoOrthanc = !existsSync(program)
  ? `${program} is not installed (Debian: orthanc)`
  : plugin === undefined
    ? 'the DICOMweb plugin of Orthanc is not installed (Debian: orthanc-dicomweb)'
    : undefined;

export interface Orthanc {
  /** Its DICOMweb root. */
  readonly root: string;
  readonly user: string;
  readonly password: string;
  store(file: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

const user = 'reader';
const password = 'pâte-à-clé: 1';

/** A real PACS on loopback: a free port, a folder of its own, nobody gets in without the password. */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = mkdtempSync(join(tmpdir(), 'orthanc-'));
  const port = await freePort();
  const config = join(folder, 'orthanc.json');
  writeFileSync(config, JSON.stringify(configuration(folder, port)));
  const child = spawn(program, [config], { stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  const headers = { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  await untilAnswered(`${base}/system`, headers, child);
  return {
    root: `${base}/dicom-web`,
    user,
    password,
    async store(file) {
      const body = new Uint8Array(file);
      const stored = await fetch(`${base}/instances`, { method: 'POST', headers, body });
      if (!stored.ok) throw new Error(`Orthanc did not take a file: ${stored.status}`);
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const configuration = (folder: string, port: number) => ({
  Name: 'test',
  StorageDirectory: folder,
  IndexDirectory: folder,
  HttpPort: port,
  DicomServerEnabled: false,
  RemoteAccessAllowed: false,
  AuthenticationEnabled: true,
  RegisteredUsers: { [user]: password },
  Plugins: [plugin],
  DicomWeb: { Enable: true, Root: '/dicom-web/' },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswered(url: string, headers: Record<string, string>, child: ChildProcess) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(url, { headers }).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error(`Orthanc ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('Orthanc did not start');
}
