import { parentPort } from 'node:worker_threads';
import { provideWasm } from '../formats/dicom/codecs/library';
import { provideOnnx } from './models/library';
import { onnxOfNode } from './models/node';
import { wasmOfNode } from './node-codecs';
import type { Request } from './protocol';
import { serve } from './serve';

provideWasm(wasmOfNode);
provideOnnx(onnxOfNode);
const port = parentPort!;
const answer = serve(
  (reply, transfer) => port.postMessage(reply, transfer),
  () => new Promise((resolve) => setImmediate(resolve)),
);
port.on('message', (request: Request) => answer(request));
