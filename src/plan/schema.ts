import * as v from 'valibot';
import { cementSchema } from './cement';
import { hydrodissectionSchema } from './hydrodissection';
import { madeStructureSchema } from './made';
import { measurement, midlineSchema } from './measurements';

/** The plan document, version 1. `README.md` beside this file describes it for people. */
export const schemaVersion = 1;

const number = v.pipe(v.number(), v.finite());
const positive = v.pipe(number, v.gtValue(0));
const point = v.strictTuple([number, number, number]);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const sites = ['cervical', 'thoracic', 'lumbar', 'sacrum', 'pelvis', 'femur'] as const;
export const sides = ['right', 'left', 'midline'] as const;
export const carotidSheaths = ['medial', 'lateral'] as const;
export const positions = ['supine', 'prone', 'decubitus-right', 'decubitus-left'] as const;

/** Required before a path can be judged; each stays absent until stated. */
const caseEntries = {
  site: v.optional(v.picklist(sites)),
  /** Vertebral level such as `C2`, `L3`, `S1`; free text outside the spine. */
  level: v.optional(name),
  side: v.optional(v.picklist(sides)),
  /** From the DICOM header (PS3.3 C.7.3.1.1.2) until the user changes it. */
  positionAtCt: v.optional(v.picklist(positions)),
  positionAtCtConfirmed: v.optional(v.boolean()),
  positionAtProcedure: v.optional(v.picklist(positions)),
  /** Catalogue id of the approach. */
  approach: v.optional(name),
  /** Where the path passes the carotid sheath; asked by routes of the neck. */
  carotidSheath: v.optional(v.picklist(carotidSheaths)),
  indication: v.optional(v.pipe(v.string(), v.maxLength(2000))),
};

/** A device that is not in the catalogue: a cylinder with flat ends at entry and target. */
const inlineDevice = v.strictObject({ shape: v.literal('cylinder'), diameterMm: positive });

export const instrument = v.strictObject({
  id: name,
  /** The user's own name for it; the device's where absent. */
  name: v.optional(name),
  device: v.union([name, inlineDevice]),
  /** Skin entry: depth 0 of the path. */
  entryMm: point,
  /** Where the tip ends. */
  targetMm: point,
  /** Instruments of one group share entry and target and move together. */
  group: v.optional(name),
  /** Usable length; the catalogue's default where absent. */
  lengthMm: v.optional(positive),
});

const drawnTube = v.strictObject({
  /** Catalogue id of the structure that the tube stands for. */
  id: name,
  pointsMm: v.pipe(v.array(point), v.minLength(2)),
  radiiMm: v.pipe(v.array(positive), v.minLength(2)),
  /** Drawn on another CT and carried to this one; unconfirmed until it is changed or confirmed here. */
  carried: v.optional(v.literal(true)),
  /** Where the bones let one expect it, not seen on the CT; unconfirmed until it is changed or confirmed. */
  proposed: v.optional(v.literal(true)),
});

export const planSchema = v.strictObject({
  schemaVersion: v.literal(schemaVersion),
  frame: v.literal('LPS'),
  lengthUnit: v.literal('mm'),
  /** The CT that the coordinates refer to; no patient identifiers. */
  ct: v.optional(
    v.strictObject({
      frameOfReferenceUid: v.optional(name),
      /** SHA-256 (hex) of grid and HU, see `fingerprint` in `core`. */
      fingerprint: name,
      /** Made on a part of the CT, or at half its resolution: the fingerprint is that of the part. */
      isPart: v.optional(v.literal(true)),
      /** File stem of the sample, when the CT is one; lets the page fetch it again. */
      sample: v.optional(name),
      /** Present for a plan that was made on another CT and carried to this one. */
      carried: v.optional(
        v.strictObject({
          /** Fingerprint of that CT. */
          from: v.optional(name),
          pairs: v.pipe(v.number(), v.integer()),
          pointsRmsMm: number,
          surfaceRmsMm: v.optional(number),
          /** What the two CTs leave open in the last of these that is there, mm. */
          toleranceMm: v.optional(number),
          /** The paths have been checked on this CT. */
          isChecked: v.optional(v.boolean(), false),
        }),
      ),
    }),
  ),
  case: v.optional(v.strictObject(caseEntries), {}),
  instruments: v.optional(v.array(instrument), []),
  structures: v.optional(
    v.strictObject({
      drawn: v.optional(v.array(drawnTube), []),
      made: v.optional(v.array(madeStructureSchema), []),
      /** Keys of the structures that the user has checked on the slices. */
      confirmed: v.optional(v.array(name), []),
      /** Catalogue ids that the user gave to names in files which the catalogue does not know; `other`: none. */
      named: v.optional(v.record(name, name)),
      /** Margin demanded by catalogue id, mm; null: not demanded. The catalogue's default where absent. */
      marginsMm: v.optional(v.record(name, v.nullable(v.pipe(number, v.minValue(0)))), {}),
    }),
    {},
  ),
  thresholds: v.optional(
    v.strictObject({ skinHu: v.optional(number, -300), boneHu: v.optional(number, 200) }),
    {},
  ),
  /** The patient's midsagittal plane, once one was proposed or drawn. */
  midline: v.optional(midlineSchema),
  measurements: v.optional(v.array(measurement), []),
  hydrodissection: v.optional(hydrodissectionSchema),
  cement: v.optional(cementSchema),
});

/** A plan as the program holds it: every optional list filled in. */
export type Plan = v.InferOutput<typeof planSchema>;
export type Instrument = Plan['instruments'][number];
export type DrawnTube = v.InferOutput<typeof drawnTube>;
export type { Measurement, Midline } from './measurements';
export type Case = Plan['case'];

export const emptyPlan = (): Plan => v.parse(planSchema, { schemaVersion, frame: 'LPS', lengthUnit: 'mm' });
