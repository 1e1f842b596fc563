import { provideWasm } from '../src/formats/dicom/codecs/library';
import { wasmOfNode } from '../src/workers/node-codecs';

// Tests run kernels in their own thread too.
provideWasm(wasmOfNode);
