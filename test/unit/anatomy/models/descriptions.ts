import { type ModelDescription, readDescription } from '../../../../src/anatomy/models/description';

/** The JSON of a network that takes HU / 1000 and tells bone from the rest; what is given stands in its place. */
export const json = {
  trocartModel: 1,
  name: 'Test network',
  spacingMm: [2, 0.8, 0.8],
  axes: 'SPL',
  patch: [8, 8, 8],
  normalisation: { clipHu: [-1000, 1000], to: [-1, 1] },
  output: 'logits',
  classes: { '0': 'background', '1': 'bone' },
};

export function describedBy(changes: Readonly<Record<string, unknown>> = {}): ModelDescription {
  const read = readDescription(JSON.stringify({ ...json, ...changes }), 'net.json');
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

export const failureOf = (changes: Readonly<Record<string, unknown>>) => {
  const read = readDescription(JSON.stringify({ ...json, ...changes }), 'net.json');
  return read.ok ? undefined : read.failure;
};
