import type { Image } from './read';

/** A segmentation in layers as one image a layer, one after the other; any other image as it is. */
export function* layersOf(image: Image): Generator<Image> {
  const { layers, ...header } = image.header;
  if (!layers) return yield image;
  const { values } = image;
  const count = layers.length;
  for (const [layer, names] of layers.entries()) {
    const Values = values.constructor as new (length: number) => typeof values;
    const own = new Values(values.length / count);
    for (let to = 0, from = layer; to < own.length; to++, from += count) own[to] = values[from]!;
    yield { header: { ...header, names }, values: own };
  }
}
