import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { makeSamples, showProgress } from '../../samples/make';

// `npm start`: makes the sample case if it is missing, builds the page, serves it, says where.

const root = fileURLToPath(new URL('../..', import.meta.url));
const firstPort = 4173;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  await makeSamples({ onProgress: showProgress() });
} catch (error) {
  say(`The sample case could not be made (${String(error)}); the page works without it.`);
}

say('Building the page …');
await build({ root, logLevel: 'warn' });

const server = await preview({ root, logLevel: 'warn', preview: { port: firstPort } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${firstPort}/`;
say(`\n  Trocart is at ${address}\n  Stop it with Ctrl+C.\n`);
