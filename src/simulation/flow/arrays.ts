/** Makes the zeroed arrays that kernels work on: on WebAssembly they lie in a memory whose size is fixed beforehand. */
export interface Arrays {
  float32(length: number): Float32Array;
  float64(length: number): Float64Array;
  int32(length: number): Int32Array;
  /** A copy. */
  int8(values: Int8Array): Int8Array;
}

export const plainArrays: Arrays = {
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
  int32: (length) => new Int32Array(length),
  int8: (values) => values.slice(),
};

/** Bytes between the starts of two arrays, the first of which takes `bytes`: whole cache lines, and one to spare. */
export const room = (bytes: number): number => (Math.ceil(bytes / 64) + 1) * 64;

/** Makes empty arrays and adds up the room that real ones would take. */
export function countedArrays(): Arrays & { readonly bytes: number } {
  let bytes = 0;
  const count = <A>(size: number, empty: A): A => {
    bytes += room(size);
    return empty;
  };
  return {
    get bytes() {
      return bytes;
    },
    float32: (length) => count(4 * length, new Float32Array(0)),
    float64: (length) => count(8 * length, new Float64Array(0)),
    int32: (length) => count(4 * length, new Int32Array(0)),
    int8: (values) => count(values.length, new Int8Array(0)),
  };
}
