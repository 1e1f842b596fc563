/**
 * A table as a spreadsheet program of the language opens it: CSV (RFC 4180) with semicolons where the comma
 * is the decimal sign, UTF-8 with its mark. A cell that such a program would run as a formula is made text.
 */
export function csvOf(rows: readonly (readonly string[])[], locale: string): string {
  const separator = locale.startsWith('fr') ? ';' : ',';
  const lines = rows.map((row) => row.map((value) => cell(value)).join(separator));
  return `\u{feff}${lines.join('\r\n')}\r\n`;
}

const cell = (value: string) => `"${harmless(value).replaceAll('"', '""')}"`;

const harmless = (value: string) => (/^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value);
