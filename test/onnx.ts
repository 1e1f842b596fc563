/**
 * Small networks in ONNX, written byte by byte (protobuf wire format; field numbers of onnx.proto3, ONNX 1.16), so
 * that a test knows every number in them and no file of weights is needed.
 */
type Bytes = readonly number[];

const varint = (value: number): Bytes =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number): Bytes => [...varint(8 * field), ...varint(value)];
const bytes = (field: number, content: Bytes): Bytes => [
  ...varint(8 * field + 2),
  ...varint(content.length),
  ...content,
];
const text = (field: number, value: string): Bytes => bytes(field, [...new TextEncoder().encode(value)]);
const floats = (values: readonly number[]): Bytes => [...new Uint8Array(Float32Array.from(values).buffer)];
const long = (value: number): Bytes => [...new Uint8Array(BigInt64Array.of(BigInt(value)).buffer)];

/** Element types of TensorProto. */
export const types = { float32: 1, int64: 7, float64: 11 } as const;

/** A tensor with values; `elsewhere`: they lie in a file of this name. */
export const tensor = (
  name: string,
  dims: readonly number[],
  values: readonly number[],
  type: number = types.float32,
  elsewhere?: string,
): Bytes => [
  ...dims.flatMap((n) => number(1, n)),
  ...number(2, type),
  ...text(8, name),
  ...(elsewhere === undefined
    ? bytes(9, type === types.int64 ? values.flatMap(long) : floats(values))
    : [...bytes(13, [...text(1, 'location'), ...text(2, elsewhere)]), ...number(14, 1)]),
];

/** An attribute of a node: a whole number, or several. */
export const attribute = (name: string, value: number | readonly number[]): Bytes => [
  ...text(1, name),
  ...(typeof value === 'number'
    ? [...number(3, value), ...number(20, 2)]
    : [...value.flatMap((one) => number(8, one)), ...number(20, 7)]),
];

export const node = (
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Bytes[] = [],
): Bytes => [
  ...inputs.flatMap((name) => text(1, name)),
  ...text(2, output),
  ...text(4, operator),
  ...attributes.flatMap((item) => bytes(5, item)),
];

/** An input or an output; a dimension by its name is free. */
export const value = (
  name: string,
  dims: readonly (number | string)[],
  type: number = types.float32,
): Bytes => {
  const shape = dims.flatMap((n) => bytes(1, typeof n === 'number' ? number(1, n) : text(2, n)));
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, type), ...bytes(2, shape)]))];
};

export interface Graph {
  readonly nodes: readonly Bytes[];
  readonly initializers?: readonly Bytes[];
  readonly inputs: readonly Bytes[];
  readonly outputs: readonly Bytes[];
}

/** A file of opset 17. */
export const model = ({ nodes, initializers = [], inputs, outputs }: Graph): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...number(1, 8),
    ...bytes(7, [
      ...nodes.flatMap((item) => bytes(1, item)),
      ...text(2, 'graph'),
      ...initializers.flatMap((item) => bytes(5, item)),
      ...inputs.flatMap((item) => bytes(11, item)),
      ...outputs.flatMap((item) => bytes(12, item)),
    ]),
    ...bytes(8, number(2, 17)),
  ]);

type Dims = readonly (number | string)[];
const free: Dims = ['d', 'h', 'w'];

/**
 * Logits of one class more than there are thresholds: the likeliest is the number of (rising) thresholds below the mean
 * over a cube of `size` voxels. A 3-D convolution: class c has steepness · (c · mean − the first c thresholds).
 */
export function thresholdNetwork(
  thresholds: readonly number[],
  { size = 1, dims = free, steepness = 40 } = {},
): Uint8Array<ArrayBuffer> {
  const classes = Array.from({ length: thresholds.length + 1 }, (_, c) => c);
  const weights = classes.flatMap((c) =>
    Array.from<number>({ length: size ** 3 }).fill((c * steepness) / size ** 3),
  );
  const below = (c: number) => thresholds.slice(0, c).reduce((sum, threshold) => sum + threshold, 0);
  const pad = (size - 1) / 2;
  return model({
    nodes: [
      node('Conv', ['x', 'weights', 'bias'], 'y', [
        attribute('kernel_shape', [size, size, size]),
        attribute('pads', [pad, pad, pad, pad, pad, pad]),
      ]),
    ],
    initializers: [
      tensor('weights', [classes.length, 1, size, size, size], weights),
      tensor(
        'bias',
        [classes.length],
        classes.map((c) => -steepness * below(c)),
      ),
    ],
    inputs: [value('x', [1, 1, ...dims])],
    outputs: [value('y', [1, classes.length, ...dims])],
  });
}

/** Labels of whole numbers: 0, or 1 above the first threshold, 2 above the second one, and so on. */
export function labelNetwork(thresholds: readonly number[], dims: Dims = free) {
  const steps = thresholds.flatMap((_, n) => [
    node('Greater', ['x', `t${n}`], `g${n}`),
    node('Cast', [`g${n}`], `c${n}`, [attribute('to', types.int64)]),
    n === 0 ? node('Identity', ['c0'], 's0') : node('Add', [`s${n - 1}`, `c${n}`], `s${n}`),
  ]);
  return model({
    nodes: [...steps, node('Identity', [`s${thresholds.length - 1}`], 'y')],
    initializers: thresholds.map((threshold, n) => tensor(`t${n}`, [], [threshold])),
    inputs: [value('x', [1, 1, ...dims])],
    outputs: [value('y', [1, 1, ...dims], types.int64)],
  });
}
