import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const run = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return true;
  } catch {
    return false;
  }
};

function onPath(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const found = names.map((name) => `${folder}/${name}`).find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

/**
 * The path of a Chromium: the system's, else one that apt installs, else playwright's own.
 * @throws when none of the three is to be had
 */
export function findChromium(): string {
  const present = process.env.CHROMIUM_PATH ?? onPath();
  if (present) return present;
  console.error('No Chromium found: installing one with apt …');
  if (run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium'])) {
    const installed = onPath();
    if (installed) return installed;
  }
  console.error('apt could not install it: trying playwright …');
  run('npx', ['playwright-core', 'install', 'chromium']);
  const bundled = chromium.executablePath();
  if (existsSync(bundled)) return bundled;
  throw new Error('The browser tests need a Chromium: install one, or name it in CHROMIUM_PATH.');
}

/** Headless Chromium with WebGL2 in software, quiet on the network; with further flags where they are given. */
export const launchChromium = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...flags,
    ],
  });
