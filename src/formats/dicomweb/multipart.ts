import { fail, ok, type Result } from '../../core/result';

/** One part of a multipart message, in a buffer of its own. */
export interface Part {
  /** By name, in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface MultipartReader {
  /** Takes what arrived and gives the parts that it completed. Failures `pacs-malformed`, `pacs-too-large`. */
  push(chunk: Uint8Array): Result<Part[]>;
  /** Says whether the message was whole. Failure `pacs-truncated`. */
  end(): Result<void>;
}

const mostHeaderBytes = 16 * 1024;
const mostPartBytes = 2 ** 31 - 1;

/** The boundary that a Content-Type of `multipart/related` states (RFC 2046 section 5.1.1). */
export function boundaryOf(contentType: string | null): string | undefined {
  if (!contentType || !/^multipart\/related\b/i.test(contentType.trim())) return undefined;
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;,]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? bare;
}

/**
 * Reads a multipart message as it arrives (RFC 2046 section 5.1): memory holds the part that is on its
 * way. A part ends where the delimiter stands; lengths that its headers state are not relied upon.
 */
export function multipartReader(boundary: string, limitBytes = mostPartBytes): MultipartReader {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  const held = byteQueue();
  // The first delimiter may open the message without a line break of its own.
  held.append(delimiter.subarray(0, 2));
  let state: 'preamble' | 'after' | 'headers' | 'body' | 'done' = 'preamble';
  let headers: ReadonlyMap<string, string> = new Map();

  /** One step; undefined when more bytes are needed. */
  function step(): Result<Part | 'on'> | undefined {
    if (state === 'after') return afterDelimiter();
    if (state === 'headers') return readHeaders();
    const at = held.find(delimiter);
    if (at < 0) {
      if (state === 'preamble') held.drop(Math.max(0, held.size() - delimiter.length + 1));
      return held.size() > limitBytes ? fail('pacs-too-large') : undefined;
    }
    const part = state === 'body' ? { headers, bytes: held.take(at) } : undefined;
    if (!part) held.drop(at);
    held.drop(delimiter.length);
    state = 'after';
    return ok(part ?? 'on');
  }

  function afterDelimiter(): Result<'on'> | undefined {
    if (held.size() < 2) return undefined;
    const [first, second] = held.view();
    if (first === 0x2d && second === 0x2d) {
      state = 'done';
      return ok('on');
    }
    // Blanks may stand behind a delimiter.
    if (first === 0x20 || first === 0x09) held.drop(1);
    else if (first === 0x0d && second === 0x0a) state = 'headers';
    else return fail('pacs-malformed');
    return ok('on');
  }

  function readHeaders(): Result<'on'> | undefined {
    const at = held.find(blankLine);
    if (at < 0) return held.size() > mostHeaderBytes ? fail('pacs-malformed') : undefined;
    headers = headersOf(new TextDecoder('utf-8').decode(held.take(at)));
    held.drop(blankLine.length);
    state = 'body';
    return ok('on');
  }

  return {
    push(chunk) {
      const parts: Part[] = [];
      if (state !== 'done') held.append(chunk);
      while (state !== 'done') {
        const next = step();
        if (!next) break;
        if (!next.ok) return next;
        if (next.value !== 'on') parts.push(next.value);
      }
      return ok(parts);
    },
    end: () => (state === 'done' ? ok(undefined) : fail('pacs-truncated')),
  };
}

const blankLine = new Uint8Array([0x0d, 0x0a, 0x0d, 0x0a]);

function headersOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}

/** Bytes that wait: appended at the end, taken from the front, searched without starting over. */
function byteQueue() {
  let buffer = new Uint8Array(64 * 1024);
  let start = 0;
  let end = 0;
  /** Nothing begins before here. */
  let searched = 0;

  function append(chunk: Uint8Array): void {
    if (end + chunk.length > buffer.length) {
      const size = end - start + chunk.length;
      const target = size * 2 > buffer.length ? new Uint8Array(size * 2) : buffer;
      target.set(buffer.subarray(start, end));
      [searched, end, start, buffer] = [Math.max(0, searched - start), end - start, 0, target];
    }
    buffer.set(chunk, end);
    end += chunk.length;
  }

  /** Where `pattern` begins, counted from the front; -1 when it is not there yet. */
  function find(pattern: Uint8Array): number {
    let at = Math.max(start, searched);
    for (;;) {
      at = buffer.indexOf(pattern[0]!, at);
      if (at < 0 || at > end - pattern.length) break;
      if (pattern.every((byte, i) => buffer[at + i] === byte)) return at - start;
      at++;
    }
    searched = Math.max(start, end - pattern.length + 1);
    return -1;
  }

  function drop(count: number): void {
    start += count;
    searched = start;
  }

  function take(count: number): Uint8Array<ArrayBuffer> {
    const taken = buffer.slice(start, start + count);
    drop(count);
    return taken;
  }

  return { append, find, drop, take, size: () => end - start, view: () => buffer.subarray(start, end) };
}
