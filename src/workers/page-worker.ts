import { provideWasm } from '../formats/dicom/codecs/library';
import { provideOnnx } from './models/library';
import { onnxOfPage } from './models/page';
import { wasmOfPage } from './page-codecs';
import type { Request } from './protocol';
import { serve } from './serve';

provideWasm(wasmOfPage);
provideOnnx(onnxOfPage);

// A message channel yields to the event loop at once; timers are clamped to 4 ms.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const rest = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

const answer = serve((reply, transfer) => self.postMessage(reply, { transfer }), rest);
self.onmessage = (event: MessageEvent<Request>) => answer(event.data);
