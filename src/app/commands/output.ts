import type { Failure } from '../../core/result';
import { failure as words } from '../../i18n/en/failure';

/** The English sentence of a failure. */
export function sentence({ code, data }: Failure): string {
  const pattern = (words as Readonly<Record<string, string>>)[code] ?? code;
  return pattern.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(data[name] ?? '?'));
}

/** What the user should know beside the answer: on stderr. */
export const remark = (failure: Failure): void => void process.stderr.write(`${sentence(failure)}\n`);

/** Waits until it is written: a pipe would lose what the process leaves behind. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));

type Row = Readonly<Record<string, unknown>>;

const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null);

function cell(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  if (isRows(value)) return value.map((row) => Object.values(row).map(cell).join(' ')).join('; ');
  if (Array.isArray(value)) return value.map(cell).join(' ');
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | boolean);
}

/** Longer lists of objects inside a list get a table of their own. */
const mostInCell = 3;

/** A document for people: plain entries line by line, lists of objects as aligned columns. */
export function table(document: Row): string {
  const entries = Object.entries(document);
  const plain = entries.filter(([, value]) => !isRows(value));
  const width = Math.max(0, ...plain.map(([key]) => key.length));
  const lines = plain.map(([key, value]) => `${key.padEnd(width)}  ${cell(value)}`);
  for (const [key, value] of entries) if (isRows(value)) lines.push('', key, ...columns(value, key));
  return lines.join('\n').trim();
}

/** @param path what the rows are called: `proposals`, `proposals[1].rows` */
function columns(rows: readonly Row[], path: string): string[] {
  const below: string[] = [];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cellOf = (value: unknown, own: string): string => {
    if (!isRows(value) || value.length <= mostInCell) return cell(value);
    below.push('', own, ...columns(value, own));
    return `(${value.length})`;
  };
  const cells = [
    names,
    ...rows.map((row, n) => names.map((name) => cellOf(row[name], `${path}[${n}].${name}`))),
  ];
  const widths = names.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  const lines = cells.map((line) =>
    line
      .map((text, i) => text.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...below];
}

let shown = false;

/** Progress on stderr, for people only. */
export function showProgress(fraction: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${String(Math.round(fraction * 100)).padStart(3)} %`);
  shown = true;
}

export function clearProgress(): void {
  if (shown) process.stderr.write('\r     \r');
  shown = false;
}
