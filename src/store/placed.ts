import { placedItems } from '../plan/needles';
import type { Plan } from '../plan/schema';
import { type PathPreview, previewedInstruments } from './session';

const known = new WeakMap<Plan, Plan['instruments']>();

/** Instruments and needles of a plan; the same object for the same plan. */
export function placedOf(plan: Plan): Plan['instruments'] {
  let items = known.get(plan);
  if (!items) known.set(plan, (items = placedItems(plan)));
  return items;
}

/** The same with the path under the pointer in place. */
export const previewedPlaced = (plan: Plan, preview: PathPreview | undefined): Plan['instruments'] =>
  previewedInstruments({ instruments: placedOf(plan) }, preview);

/** Whether something of that name lies in the patient. */
export const isPlaced = (plan: Plan, id: string | undefined): boolean =>
  placedOf(plan).some((item) => item.id === id);
