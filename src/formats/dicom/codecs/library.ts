/** Libraries that decode pixels: WebAssembly and the script that drives it. */
const libraries = {
  charls: () => import('@cornerstonejs/codec-charls/decodewasmjs'),
  openjpeg: () => import('@cornerstonejs/codec-openjpeg/decodewasmjs'),
  openjph: () => import('@cornerstonejs/codec-openjph/wasmjs'),
  turbo: () => import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'),
} as const;

export type LibraryName = keyof typeof libraries;

/** Where the WebAssembly of a library lies; a page fetches it, Node reads it from disk. */
export type WasmSource = (name: LibraryName) => Promise<Uint8Array>;

let source: WasmSource | undefined;

/** To be called once in each thread that decodes. */
export function provideWasm(given: WasmSource): void {
  source = given;
}

const opened = new Map<LibraryName, Promise<CodecClasses>>();

async function open(name: LibraryName): Promise<CodecClasses> {
  if (!source) throw new Error('provideWasm has not been called');
  const [{ default: factory }, wasmBinary] = await Promise.all([libraries[name](), source(name)]);
  const silent = () => undefined;
  return factory({ wasmBinary, print: silent, printErr: silent });
}

/** After a failure a library may be in any state: it is opened anew when it is next asked for. */
export const forgetLibrary = (name: LibraryName): boolean => opened.delete(name);

/** A library, opened when it is first asked for. */
export function library(name: LibraryName): Promise<CodecClasses> {
  let found = opened.get(name);
  if (!found) opened.set(name, (found = open(name)));
  return found;
}
