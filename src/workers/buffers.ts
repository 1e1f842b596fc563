/**
 * Large immutable buffers cross to a worker once. On shared memory structured cloning costs nothing;
 * where the page is not cross-origin isolated, a buffer of 64 kB or more is sent to each worker
 * the first time and named by number afterwards. So a buffer that was given to a kernel must not be
 * changed later, which kernels and fields promise anyway.
 */
export interface ResidentRef {
  readonly resident: number;
  readonly view: keyof typeof views;
  readonly offset: number;
  readonly length: number;
}

const residentBytes = 1 << 16;

const views = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

type TypedArray = InstanceType<(typeof views)[keyof typeof views]>;

const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && value.constructor.name in views;

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A copy of `value` with every typed array passed through `replace`; other leaves are kept. */
function mapArrays(value: unknown, replace: (array: TypedArray) => unknown): unknown {
  if (isTypedArray(value)) return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapArrays(item, replace));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  if ('resident' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapArrays(item, replace)]));
}

/** Replaces large unshared arrays by references; `refer` says the number of a buffer. */
export const toReferences = (
  input: unknown,
  transferred: ReadonlySet<ArrayBufferLike>,
  refer: (buffer: ArrayBuffer) => number,
): unknown =>
  mapArrays(input, (array) =>
    array.buffer instanceof ArrayBuffer &&
    array.buffer.byteLength >= residentBytes &&
    !transferred.has(array.buffer)
      ? ({
          resident: refer(array.buffer),
          view: array.constructor.name as ResidentRef['view'],
          offset: array.byteOffset,
          length: array.length,
        } satisfies ResidentRef)
      : array,
  );

/** Puts the arrays back in place of their references. */
export function fromReferences(input: unknown, buffers: ReadonlyMap<number, ArrayBuffer>): unknown {
  if (Array.isArray(input)) return input.map((item) => fromReferences(item, buffers));
  if (typeof input !== 'object' || input === null || !isPlain(input)) return input;
  if ('resident' in input) {
    const ref = input as ResidentRef;
    return new views[ref.view](buffers.get(ref.resident)!, ref.offset, ref.length);
  }
  return Object.fromEntries(Object.entries(input).map(([key, item]) => [key, fromReferences(item, buffers)]));
}

/** The unshared buffers of a result, to be handed over rather than copied. */
export function buffersOf(result: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  mapArrays(result, (array) => {
    if (array.buffer instanceof ArrayBuffer) found.add(array.buffer);
    return array;
  });
  return [...found];
}
