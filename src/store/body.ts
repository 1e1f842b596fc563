import { type Body, findBody } from '../core/body';
import type { Volume } from '../core/volume';

const known = new WeakMap<Volume, Body>();

/** Takes what a worker has found of a CT that is about to be shown. */
export const keepBody = (volume: Volume, body: Body): void => void known.set(volume, body);

/** Where the patient is in a CT, found once: views are fitted to it, and the table is left out of 3-D. */
export function bodyOf(volume: Volume): Body {
  const body = known.get(volume) ?? findBody(volume);
  keepBody(volume, body);
  return body;
}
