const types = {
  char: 'int8',
  int8: 'int8',
  uchar: 'uint8',
  uint8: 'uint8',
  short: 'int16',
  int16: 'int16',
  ushort: 'uint16',
  uint16: 'uint16',
  int: 'int32',
  int32: 'int32',
  uint: 'uint32',
  uint32: 'uint32',
  float: 'float32',
  float32: 'float32',
  double: 'float64',
  float64: 'float64',
} as const;

export type PlyType = (typeof types)[keyof typeof types];
export type PlyEncoding = 'ascii' | 'binary_little_endian' | 'binary_big_endian';

export interface PlyElement {
  readonly name: string;
  readonly count: number;
  readonly properties: { readonly name: string; readonly type: PlyType; readonly listCount?: PlyType }[];
}

export interface PlyHeader {
  readonly encoding: PlyEncoding;
  readonly elements: readonly PlyElement[];
  readonly comments: readonly string[];
  /** First byte of the values. */
  readonly end: number;
}

const longestHeader = 1 << 16;
const encodings: readonly string[] = ['ascii', 'binary_little_endian', 'binary_big_endian'];
const typeOf = (name = '') => (Object.hasOwn(types, name) ? types[name as keyof typeof types] : undefined);

/** The text part of a PLY; undefined when it is not understood. */
export function readPlyHeader(bytes: Uint8Array): PlyHeader | undefined {
  // One character a byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, longestHeader));
  const last = /^end_header\r?\n/m.exec(text);
  if (!last) return undefined;
  let encoding: string | undefined;
  const elements: PlyElement[] = [];
  const comments: string[] = [];
  for (const line of text.slice(0, last.index).split(/\r?\n/)) {
    const [keyword, ...words] = line.trim().split(/\s+/);
    if (keyword === 'format') encoding = words[0];
    else if (keyword === 'comment') comments.push(words.join(' '));
    else if (keyword === 'element')
      elements.push({ name: words[0]!, count: Number(words[1]), properties: [] });
    else if (keyword === 'property' && !addProperty(elements.at(-1), words)) return undefined;
  }
  const counted = elements.every(({ count }) => Number.isInteger(count) && count >= 0);
  if (!encodings.includes(encoding ?? '') || !counted) return undefined;
  return { encoding: encoding as PlyEncoding, elements, comments, end: last.index + last[0].length };
}

function addProperty(element: PlyElement | undefined, words: readonly string[]): boolean {
  const isList = words[0] === 'list';
  const [typeName, name] = isList ? words.slice(2) : words;
  const type = typeOf(typeName);
  const listCount = isList ? typeOf(words[1]) : undefined;
  if (!element || !type || !name || (isList && !listCount)) return false;
  element.properties.push({ name, type, ...(listCount && { listCount }) });
  return true;
}
