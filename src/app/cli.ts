import { type Command, commands } from './commands';

// The command line is assembled here; each command is a file in `commands/`.
const [name, ...args] = process.argv.slice(2);
const command: Command | undefined = commands[name ?? ''];
if (!command) {
  const list = Object.keys(commands).join(', ');
  process.stderr.write(`usage: npm run -s cli -- COMMAND …\ncommands: ${list}\n`);
  process.exitCode = name === '--help' || name === undefined ? 0 : 2;
} else {
  process.exitCode = await command(args);
}
