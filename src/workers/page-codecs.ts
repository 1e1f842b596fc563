import charls from '@cornerstonejs/codec-charls/decodewasm?url';
import turbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url';
import openjpeg from '@cornerstonejs/codec-openjpeg/decodewasm?url';
import openjph from '@cornerstonejs/codec-openjph/wasm?url';
import type { WasmSource } from '../formats/dicom/codecs/library';

const urls = { charls, openjpeg, openjph, turbo };

/** In a page, beside its scripts. */
export const wasmOfPage: WasmSource = async (name) =>
  new Uint8Array(await (await fetch(urls[name])).arrayBuffer());
