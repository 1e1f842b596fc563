import { deviceById } from '../../../catalog/devices';
import { occupancyAt } from '../../../core/field';
import type { Structure } from '../../../core/structure';
import { type LpsPoint, lpsPoint } from '../../../core/units';
import type { CementNeedle } from '../../../plan/cement';
import type { Plan } from '../../../plan/schema';
import { openingsOf, type PlacedNeedle, takesCement } from './opening';

/** The needles of a plan as they lie; those whose instrument is gone are left out. */
export function needlesAsPlaced(
  instruments: Plan['instruments'],
  needles: readonly CementNeedle[],
): PlacedNeedle[] {
  return needles.flatMap(({ instrument, opening, turnDeg, advanceMm }) => {
    const item = instruments.find(({ id }) => id === instrument);
    const device = typeof item?.device === 'string' ? deviceById(item.device) : undefined;
    if (!item || device?.innerDiameterMm === undefined) return [];
    return [
      {
        entryMm: lpsPoint(...item.entryMm),
        tipMm: lpsPoint(...item.targetMm),
        outerDiameterMm: device.outerDiameterMm,
        lumenMm: device.innerDiameterMm,
        // A screw is filled through a cannula on its head: its own bore is the narrow part.
        lengthMm: item.lengthMm ?? device.lengthsMm[0]!,
        opening,
        turnDeg,
        advanceMm,
      },
    ];
  });
}

/** The plan's needles, else the first instrument that cement can go through. */
export function needlesOfPlan({ instruments, cement }: Plan): CementNeedle[] {
  if (cement && cement.needles.length > 0) return cement.needles;
  for (const { id, device } of instruments) {
    const item = typeof device === 'string' ? deviceById(device) : undefined;
    if (item && takesCement(item))
      return [{ instrument: id, opening: openingsOf(item)[0]!, turnDeg: 0, advanceMm: 0 }];
  }
  return [];
}

/** Bones that may take cement: what is labelled as a single bone. */
export const takesCementBone = ({ id }: Pick<Structure, 'id'>): boolean =>
  /^(vertebra-[a-z]\d+$|sacrum|hip|femur)/.test(id);

/** Occupancy (of 255) at a tip from which a bone counts as the one that it lies in. */
const leastOccupancy = 60;

/** The bone of that key or id, else the one that holds the tip. */
export const boneToFill = <S extends Structure>(
  structures: readonly S[],
  asked: string | undefined,
  tipMm: LpsPoint | undefined,
): S | undefined =>
  asked !== undefined
    ? structures.find(({ key, id }) => key === asked || id === asked)
    : structures.find((s) => takesCementBone(s) && tipMm && occupancyAt(s.field, tipMm) > leastOccupancy);
