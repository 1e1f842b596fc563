import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

// Each benchmark is a script of its own that prints figures and a ratio to a reference taken in the same run.
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !['all.ts', 'side.ts'].includes(file))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .toSorted();

for (const file of files) {
  console.log(`\n── ${file.replace('.ts', '')}`);
  const { status } = spawnSync('npx', ['tsx', `${import.meta.dirname}/${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
