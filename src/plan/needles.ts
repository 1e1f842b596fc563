import type { HydroPlanInlet } from './hydrodissection';
import type { Instrument, Plan } from './schema';

const prefix = 'hydro-needle-';

/** Name of the needle of an inlet among the instruments. */
export const needleId = (inlet: number): string => `${prefix}${inlet + 1}`;

/** Inlet of a needle; undefined for the name of another instrument. */
export function inletOf(id: string | undefined): number | undefined {
  if (!id?.startsWith(prefix)) return undefined;
  const inlet = Number(id.slice(prefix.length)) - 1;
  return Number.isInteger(inlet) && inlet >= 0 ? inlet : undefined;
}

/** The needles of a hydrodissection as instruments; an inlet without a needle gives none. */
export const needlesOf = (inlets: readonly HydroPlanInlet[] | undefined): Instrument[] =>
  (inlets ?? []).flatMap(({ atMm, needle }, n): Instrument[] =>
    needle
      ? [
          {
            id: needleId(n),
            device: needle.device,
            entryMm: needle.entryMm,
            targetMm: atMm,
            ...(needle.lengthMm !== undefined && { lengthMm: needle.lengthMm }),
          },
        ]
      : [],
  );

/** Instruments and needles: all that lies in the patient. */
export const placedItems = ({ instruments, hydrodissection }: Plan): Instrument[] => [
  ...instruments,
  ...needlesOf(hydrodissection?.inlets),
];
