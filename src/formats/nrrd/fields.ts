/** The text part of a NRRD. */
export interface NrrdFields {
  /** `field: value`, names in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** `key:=value`. */
  readonly keys: ReadonlyMap<string, string>;
  /** Byte after the blank line: where the values begin. */
  readonly end: number;
}

const synonyms: Readonly<Record<string, string>> = {
  datafile: 'data file',
  lineskip: 'line skip',
  byteskip: 'byte skip',
};

/** Splits the header into fields and keys; undefined when it has no end. */
export function readFields(bytes: Uint8Array): NrrdFields | undefined {
  const end = headerEnd(bytes);
  if (end === undefined) return undefined;
  const values = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const line of new TextDecoder().decode(bytes.subarray(0, end)).split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const pair = /^([^:]+):=(.*)$/.exec(line);
    if (pair) keys.set(pair[1]!.trim(), pair[2]!.trim());
    const field = pair ? null : /^([^:]+): (.*)$/.exec(line);
    if (field) values.set(fieldName(field[1]!), field[2]!.trim());
  }
  return { values, keys, end };
}

const fieldName = (name: string) => {
  const lower = name.trim().toLowerCase();
  return synonyms[lower] ?? lower;
};

function headerEnd(bytes: Uint8Array): number | undefined {
  const newline = 0x0a;
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] !== newline) continue;
    if (bytes[at + 1] === newline) return at + 2;
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === newline) return at + 3;
  }
  return undefined;
}
