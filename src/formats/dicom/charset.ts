/** Labels of the Encoding Standard for the defined terms of Specific Character Set (PS3.3 C.12.1.1.2). */
const labels: Readonly<Record<string, string>> = {
  '6': 'latin1',
  '100': 'latin1',
  '101': 'iso-8859-2',
  '109': 'iso-8859-3',
  '110': 'iso-8859-4',
  '144': 'iso-8859-5',
  '127': 'iso-8859-6',
  '126': 'iso-8859-7',
  '138': 'iso-8859-8',
  '148': 'iso-8859-9',
  '203': 'iso-8859-15',
  '13': 'shift_jis',
  '166': 'windows-874',
  '192': 'utf-8',
  '87': 'latin1',
  '159': 'latin1',
  '149': 'euc-kr',
  '58': 'gbk',
};

/** What an escape sequence (PS3.3 tables C.12-3 and C.12-4) makes of the bytes behind it. */
interface Shift {
  readonly label: string;
  /** Set on seven-bit bytes, and put before each pair, to have them as EUC-JP has them. */
  readonly high?: true;
  readonly before?: number;
}

const single = { A: '100', B: '101', C: '109', D: '110', L: '144', G: '127', F: '126', H: '138', M: '148', b: '203', T: '166' }; // prettier-ignore
const shifts: Readonly<Record<string, Shift>> = {
  '(B': { label: 'latin1' },
  '(J': { label: 'shift_jis' },
  ')I': { label: 'shift_jis' },
  $B: { label: 'euc-jp', high: true },
  '$(D': { label: 'euc-jp', high: true, before: 0x8f },
  '$)C': { label: 'euc-kr' },
  '$)A': { label: 'gbk' },
  ...Object.fromEntries(Object.entries(single).map(([end, term]) => [`-${end}`, { label: labels[term]! }])),
};

const escape = 0x1b;

/**
 * Text in the character sets that a data set states (`ISO_IR 100`, `\\ISO 2022 IR 87`, `GB18030` …). Code
 * extensions are followed as far as the platform's decoders go; what no decoder knows reads as Latin-1.
 */
export function decodeText(bytes: Uint8Array, specificCharacterSet = ''): string {
  const terms = specificCharacterSet.split('\\').map((term) => term.trim());
  const first = labelOf(terms[0] ?? '');
  const text = bytes.includes(escape) ? extended(bytes, first) : decode(bytes, first);
  return text.replace(/[\0 ]+$/, '');
}

function labelOf(term: string): string {
  if (/^GB(18030|K)$/i.test(term)) return term.toLowerCase();
  return labels[/(\d+)$/.exec(term)?.[1] ?? '6'] ?? 'latin1';
}

function extended(bytes: Uint8Array, first: string): string {
  let text = '';
  let from = 0;
  let shift: Shift = { label: first };
  const take = (to: number) => (text += segment(bytes.subarray(from, to), shift, first));
  for (let at = bytes.indexOf(escape); at >= 0; at = bytes.indexOf(escape, from)) {
    take(at);
    const ahead = new TextDecoder('latin1').decode(bytes.subarray(at + 1, at + 4));
    const sequence = Object.keys(shifts).find((key) => ahead.startsWith(key));
    shift = sequence === undefined ? { label: 'latin1' } : shifts[sequence]!;
    from = at + 1 + (sequence?.length ?? 0);
  }
  take(bytes.length);
  return text;
}

/** Delimiters bring the first character set back (PS3.5 6.1.2.5.3). */
function segment(bytes: Uint8Array, shift: Shift, first: string): string {
  if (shift.high) return decode(raised(bytes, shift.before), shift.label);
  const end = bytes.findIndex((byte) => byte === 0x5e || byte === 0x3d || byte === 0x5c);
  if (end < 0) return decode(bytes, shift.label);
  return decode(bytes.subarray(0, end), shift.label) + decode(bytes.subarray(end), first);
}

function raised(bytes: Uint8Array, before: number | undefined): Uint8Array {
  const out: number[] = [];
  bytes.forEach((byte, n) => {
    if (before !== undefined && n % 2 === 0) out.push(before);
    out.push(byte | 0x80);
  });
  return Uint8Array.from(out);
}

function decode(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
