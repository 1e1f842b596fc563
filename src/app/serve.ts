import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

// `npm start`: makes the sample case if it is missing, builds the page, serves it, says where.

const root = fileURLToPath(new URL('../..', import.meta.url));
const firstPort = 4173;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the generator as `npm run sample` does; it shows its own progress. */
function makeSample(): Promise<void> {
  const generator = spawn(process.execPath, ['--import', 'tsx', 'samples/make.ts'], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    generator.on('error', reject);
    generator.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the sample generator ended with status ${code}`)),
    );
  });
}

if (!existsSync(`${root}/samples/generated/index.json`)) {
  say('Making the sample case (once, under a minute) …');
  try {
    await makeSample();
  } catch (error) {
    say(`The sample case could not be made (${String(error)}); the page works without it.`);
  }
}

say('Building the page …');
await build({ root, logLevel: 'warn' });

const server = await preview({ root, logLevel: 'warn', preview: { port: firstPort } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${firstPort}/`;
say(`\n  Trocart is at ${address}\n  Stop it with Ctrl+C.\n`);
