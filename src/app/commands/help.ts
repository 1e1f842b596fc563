/** An option as it is written, and what it does; what follows a line break stands below it. */
export type HelpRow = readonly [option: string, meaning: string];

/** An option that is longer than this stands on a line of its own. */
const longestBeside = 18;

/** Two columns for `--help`. */
export function helpRows(rows: readonly HelpRow[]): string {
  const beside = rows.map(([{ length }]) => length).filter((length) => length <= longestBeside);
  const indent = Math.max(0, ...beside) + 4;
  return rows
    .map(([option, meaning]) => {
      const start =
        option.length <= longestBeside ? `  ${option}`.padEnd(indent) : `  ${option}\n${' '.repeat(indent)}`;
      return start + meaning.replaceAll('\n', `\n${' '.repeat(indent)}`);
    })
    .join('\n');
}
