import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  /** Without a closing slash. */
  readonly root: string;
  /** What was asked, method and path. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A server on loopback that does what the test says. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The beginning of a DICOM file of this instance, and a tail that tells it from others. */
export function fileOf(uid: string, tail = ''): Buffer {
  const padded = uid.length % 2 === 0 ? uid : `${uid}\0`;
  const syntax = '1.2.840.10008.1.2.1\0';
  const element = (number: number, value: string) => {
    const head = Buffer.from([2, 0, number, 0, 0x55, 0x49, value.length, 0]);
    return Buffer.concat([head, Buffer.from(value, 'latin1')]);
  };
  const meta = Buffer.concat([element(3, padded), element(0x10, syntax)]);
  const length = Buffer.from([2, 0, 0, 0, 0x55, 0x4c, 4, 0, meta.length, 0, 0, 0]);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, Buffer.from(tail)]);
}

export const boundary = 'b-0';
export const multipartType = `multipart/related; type="application/dicom"; boundary=${boundary}`;

export const multipart = (...files: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...files.flatMap((file) => [
      Buffer.from(`\r\n--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
      file,
    ]),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
