// The decoders of the cornerstone project: Emscripten builds without types of their own.
interface CodecDecoder {
  /** Room for the encoded frame inside the codec. */
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getFrameInfo(): { readonly bitsPerSample: number };
  /** Inside the codec: to be copied before `delete`. */
  getDecodedBuffer(): Uint8Array;
  delete(): void;
}

interface CodecSettings {
  readonly wasmBinary: Uint8Array;
  print(text: string): void;
  printErr(text: string): void;
}

type CodecClasses = Readonly<Record<string, new () => CodecDecoder>>;
type CodecFactory = (settings: CodecSettings) => Promise<CodecClasses>;

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const factory: CodecFactory;
  export default factory;
}
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const factory: CodecFactory;
  export default factory;
}
declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const factory: CodecFactory;
  export default factory;
}
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const factory: CodecFactory;
  export default factory;
}

declare module 'jpeg-lossless-decoder-js' {
  export class Decoder {
    /** Samples of 8 or 16 bits, little-endian. */
    decompress(buffer: ArrayBuffer, offset: number, length: number): ArrayBuffer;
  }
}
