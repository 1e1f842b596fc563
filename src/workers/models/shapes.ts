import type { InferenceSession } from 'onnxruntime-web';
import type { ModelDescription } from '../../anatomy/models/description';
import type { Failure } from '../../core/result';

type Values = InferenceSession.ValueMetadata;
type Tensor = Extract<Values, { readonly isTensor: true }>;
type Named = Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'>;

const labelTypes = [
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'bool',
];

/** What of a network does not go with its description; undefined where nothing is seen. Free dimensions go with any. */
export function checkShapes(
  { inputMetadata, outputMetadata }: Named,
  description: ModelDescription,
  path: string,
): Failure | undefined {
  const failure = (code: string, data: Failure['data']): Failure => ({ code, data: { path, ...data } });
  const [input, output] = [inputMetadata[0], outputMetadata[0]];
  if (inputMetadata.length !== 1 || !input?.isTensor)
    return failure('model-inputs', { count: inputMetadata.length });
  if (outputMetadata.length !== 1 || !output?.isTensor)
    return failure('model-outputs', { count: outputMetadata.length });
  const [takes, gives] = [description.output === 'label-map' ? labelTypes : ['float32'], output.type];
  if (input.type !== 'float32') return failure('model-input-type', { type: input.type });
  if (!takes.includes(gives)) return failure('model-output-type', { type: gives });
  if (input.shape.length !== 5) return failure('model-rank', { shape: shapeOf(input) });
  if (differs(input, [1, 1, ...description.patch]))
    return failure('model-patch-differs', { shape: shapeOf(input), patch: description.patch.join(' × ') });
  const channels = output.shape[1];
  if (typeof channels === 'number' && output.shape.length === 5 && channels !== (description.channels ?? 1))
    return failure('model-classes-differ', { channels, classes: description.channels ?? 1 });
  return undefined;
}

const shapeOf = ({ shape }: Tensor): string => shape.join(' × ');

const differs = ({ shape }: Tensor, wanted: readonly number[]): boolean =>
  shape.some((n, axis) => typeof n === 'number' && n > 0 && n !== wanted[axis]);
