import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WasmSource } from '../formats/dicom/codecs/library';

const files = {
  charls: '@cornerstonejs/codec-charls/decodewasm',
  openjpeg: '@cornerstonejs/codec-openjpeg/decodewasm',
  openjph: '@cornerstonejs/codec-openjph/wasm',
  turbo: '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
};

/** On disk, among the installed packages. */
export const wasmOfNode: WasmSource = (name) => readFile(createRequire(import.meta.url).resolve(files[name]));
