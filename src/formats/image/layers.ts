import type { Image } from './read';
import type { Values } from './values';

/** A segmentation in layers as one image a layer, one after the other; any other image as it is. */
export function* layersOf(image: Image): Generator<Image> {
  const { layers, layersApart = false, ...header } = image.header;
  if (!layers) return yield image;
  const { values } = image;
  const count = layers.length;
  const size = values.length / count;
  for (const [layer, names] of layers.entries()) {
    const own = layersApart
      ? masksNumbered(values.subarray(layer * size, (layer + 1) * size), layer + 1)
      : everyNth(values, count, layer);
    yield { header: { ...header, names }, values: own };
  }
}

function everyNth(values: Values, step: number, first: number): Values {
  const Same = values.constructor as new (length: number) => Values;
  const own = new Same(values.length / step);
  for (let to = 0, from = first; to < own.length; to++, from += step) own[to] = values[from]!;
  return own;
}

/** A layer that is but a mask gets its number as label, so that label tables and names in JSON reach it. */
const masksNumbered = (values: Values, number: number): Values =>
  values.every((value) => value === 0 || value === 1)
    ? Uint16Array.from(values, (value) => value * number)
    : values;
