import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { makeSamples, showProgress } from '../../samples/make';
import { parseArguments, one } from './commands/arguments';
import { sentence } from './commands/output';
import { environmentAuthorization, pacsRoot } from './pacs/target';
import { servePage } from './server';

/*
 * `npm start [-- --pacs URL]`: makes the sample case if it is missing, builds the page, serves it, says
 * where. With a DICOMweb server's root the page reaches that server through this one.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const firstPort = 4173;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The PACS that was named, or nothing; ends the program where the call is wrong. */
function namedPacs() {
  const args = parseArguments(process.argv.slice(2), { pacs: 'one' });
  if (typeof args === 'string' || args.paths.length > 0)
    return leave(typeof args === 'string' ? args : 'no path is taken');
  const address = one(args, 'pacs');
  if (address === undefined) return undefined;
  const server = pacsRoot(address);
  if (!server.ok) return leave(sentence(server.failure));
  const authorization = environmentAuthorization(process.env);
  return { root: server.value, ...(authorization !== undefined && { authorization }) };
}

function leave(complaint: string): never {
  process.stderr.write(`${complaint}\nusage: npm start [-- --pacs URL]\n`);
  process.exit(2);
}

const pacs = namedPacs();
try {
  await makeSamples({ onProgress: showProgress() });
} catch (error) {
  say(`The sample case could not be made (${String(error)}); the page works without it.`);
}

say('Building the page …');
await build({ root, logLevel: 'warn' });

const server = await servePage({ root, port: firstPort, ...(pacs && { pacs }) });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${firstPort}/`;
say(`\n  Trocart is at ${address}${pacs ? `\n  PACS: ${pacs.root}` : ''}\n  Stop it with Ctrl+C.\n`);
