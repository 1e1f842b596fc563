import type { LpsPoint } from '../core/units';
import type { Plan } from './schema';

/** A straight path to be taken into a plan. LPS mm. */
export interface NewPath {
  readonly name: string;
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
}

/** The id that a new instrument takes: the device's, numbered where that is taken. */
export function freeInstrumentId({ instruments }: Plan, device: string): string {
  const taken = new Set(instruments.map((item) => item.id));
  if (!taken.has(device)) return device;
  for (let n = 2; ; n++) if (!taken.has(`${device}-${n}`)) return `${device}-${n}`;
}

/** `m1`, `m2`, …: the first that no measurement has. */
export function freeMeasurementId({ measurements }: Plan): string {
  const taken = new Set(measurements.map(({ id }) => id));
  let n = taken.size + 1;
  while (taken.has(`m${n}`)) n++;
  return `m${n}`;
}

/** Adds paths, as instruments of one device, to a plan that may be changed; answers their ids. */
export const addPaths = (plan: Plan, paths: readonly NewPath[], device: string): string[] =>
  paths.map(({ name, entryMm, targetMm }) => {
    const id = freeInstrumentId(plan, device);
    plan.instruments.push({ id, name, device, entryMm: triple(entryMm), targetMm: triple(targetMm) });
    return id;
  });

/** Adds notes at points (LPS mm) to a plan that may be changed. */
export function addNotes(
  plan: Plan,
  notes: readonly { readonly label: string; readonly atMm: LpsPoint }[],
): void {
  for (const { label, atMm } of notes) {
    plan.measurements.push({ kind: 'text', id: freeMeasurementId(plan), atMm: triple(atMm), label });
  }
}

const triple = ([x, y, z]: LpsPoint): [number, number, number] => [x, y, z];
