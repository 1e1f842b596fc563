import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const readme = new URL('../../src/formats/README.md', import.meta.url).pathname;

const asMarkdown = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * The text of src/formats/README.md as it is, and with the table between `<!-- name: begin -->` and its end made of
 * these rows; UPDATE_TABLE=1 writes it.
 */
export async function tableIn(
  name: string,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<{ readonly stated: string; readonly made: string }> {
  const stated = readFileSync(readme, 'utf8');
  const begin = `<!-- ${name}: begin -->`;
  const before = stated.slice(0, stated.indexOf(begin) + begin.length);
  const after = stated.slice(stated.indexOf(`<!-- ${name}: end -->`));
  const table = asMarkdown([heading, heading.map(() => '---'), ...rows]);
  const options = { ...(await resolveConfig(readme)), parser: 'markdown' } as const;
  const made = await format(`${before}\n\n${table}\n\n${after}`, options);
  if (!process.env['UPDATE_TABLE']) return { stated, made };
  writeFileSync(readme, made);
  return { stated: made, made };
}
