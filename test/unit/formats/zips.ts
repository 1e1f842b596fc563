import { deflateRawSync } from 'node:zlib';

/** One entry of a hand-made zip; what is not given is made right. */
export interface EntrySpec {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly method?: number;
  readonly encrypted?: boolean;
  /** What the central directory says instead of the truth. */
  readonly statedSize?: number;
  readonly statedStoredSize?: number;
  /** Byte of the local header that it names instead of its own. */
  readonly statedOffset?: number;
}

/** A zip with any lie in it that a test needs (PKWARE APPNOTE 6.3). */
export function zipOf(entries: readonly EntrySpec[], { count = entries.length } = {}): Uint8Array {
  const deflated = new Map<Uint8Array, Buffer>();
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, method = 8, encrypted, statedSize, statedStoredSize, statedOffset } of entries) {
    const body = method === 8 ? (deflated.get(bytes) ?? deflateRawSync(bytes)) : Buffer.from(bytes);
    deflated.set(bytes, body);
    const label = Buffer.from(name);
    const fixed = (length: number) => {
      const header = Buffer.alloc(length);
      const at = length === 30 ? 4 : 6;
      header.writeUInt16LE(20, at);
      header.writeUInt16LE(encrypted ? 1 : 0, at + 2);
      header.writeUInt16LE(method, at + 4);
      header.writeUInt32LE(statedStoredSize ?? body.length, at + 14);
      header.writeUInt32LE(statedSize ?? bytes.length, at + 18);
      header.writeUInt16LE(label.length, at + 22);
      return header;
    };
    const local = fixed(30);
    local.writeUInt32LE(0x04034b50, 0);
    const entry = fixed(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(statedOffset ?? offset, 42);
    locals.push(local, label, body);
    central.push(entry, label);
    offset += 30 + label.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
