import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Paint } from '../lib/part';
import { cloudy, envelopeOf, fatOf, glandOf, muscleOf, sheet } from '../lib/tissue';

/**
 * Hounsfield units of the tissues at 120 kV, in a late arterial phase, before noise. Texture is part of
 * the tissue; it is centred on the value given. Sources stand in `../README.md` under the same numbers.
 */
export const HU = {
  air: -1000,
  /** Muscle 50–65, enhanced [1]. */
  muscle: 60,
  /** Fat −90 to −110 [1]. */
  fat: -101,
  skin: 25,
  /** Carotid and vertebral arteries in CT angiography of the neck, 250–400 [2]. */
  artery: 325,
  vein: 175,
  /** Lumen of the epidural and vertebral venous plexus: partly filled. */
  plexus: 95,
  wall: 55,
  /** Cerebrospinal fluid 0–15 [1]. */
  csf: 8,
  /** Cord and brain 30–40 [1]. */
  cord: 37,
  nerve: 42,
  ganglion: 62,
  /** Parotid −10 to +30 before contrast [3]: fat-rich; submandibular 30–60 [3], both take up contrast. */
  parotid: 22,
  submandibular: 95,
  /** Iodine in the gland and contrast [1]. */
  thyroid: 175,
  mucosa: 78,
  tongue: 58,
  /** Hyaline cartilage 80–130; its rims ossify with age [4]. */
  cartilage: 95,
  ossified: 420,
  marrow: 40,
  node: 85,
  ligament: 75,
  oesophagus: 62,
  foam: -962,
  cover: -190,
  table: 60,
} as const;

const fat = fatOf(HU.fat);
const envelope = envelopeOf(HU.skin, fat);

/** A hollow shell of a wall, `wallMm` thick, about a lumen. */
const ossifiedRim: Paint = (depth, x, y, z) => {
  const patch = smoothStep(-0.12, 0.22, noise3(41, x / 7, y / 7, z / 9));
  const rim = 1 - smoothStep(0.7, 1.1, depth);
  const ossified = HU.ossified * rim + HU.marrow * (1 - rim);
  return HU.cartilage + (ossified - HU.cartilage) * patch + 14 * noise3(43, x / 2, y / 2, z / 2);
};

/** Cord: grey and white matter do not differ on CT; the surface is a little brighter by its vessels. */
const cord = cloudy(51, HU.cord, 1.5, 3);

export const paint = {
  air: (() => HU.air) as Paint,
  envelope,
  fat,
  muscle: muscleOf(HU.muscle, 0.34),
  fattyMuscle: muscleOf(HU.muscle, 0.95),
  tongue: ((_, x, y, z) =>
    HU.tongue +
    9 * noise3(61, x / 5, y / 9, z / 7) -
    70 *
      sheet(62, x / 7, y / 12, z / 14, 0.08) *
      smoothStep(-0.2, 0.5, noise3(63, x / 18, y / 18, z / 18))) as Paint,
  artery: cloudy(71, HU.artery, 6, 5),
  vein: cloudy(73, HU.vein, 10, 6),
  plexus: cloudy(75, HU.plexus, 22, 3),
  wall: cloudy(77, HU.wall, 4, 3),
  csf: cloudy(79, HU.csf, 1, 6),
  cord,
  brain: cloudy(81, HU.cord - 3, 3, 7),
  nerve: cloudy(83, HU.nerve, 3, 3),
  ganglion: cloudy(85, HU.ganglion, 4, 3),
  parotid: glandOf(91, HU.parotid, 26, 55),
  submandibular: glandOf(94, HU.submandibular, 14, 70),
  thyroid: glandOf(97, HU.thyroid, 14, 0),
  mucosa: cloudy(101, HU.mucosa, 8, 2.5),
  lymphoid: cloudy(103, HU.node, 8, 3),
  node: cloudy(105, HU.node, 7, 2.5),
  ligament: cloudy(107, HU.ligament, 8, 3),
  oesophagus: cloudy(109, HU.oesophagus, 7, 2.5),
  cartilage: cloudy(111, HU.cartilage - 25, 8, 2),
  ossifiedRim,
  foam: cloudy(113, HU.foam, 8, 4),
  cover: cloudy(115, HU.cover, 60, 5),
  table: cloudy(119, HU.table, 20, 5),
  face: muscleOf(HU.muscle, 0.75),
  cerebellum: ((_, x, y, z) =>
    HU.cord -
    2 +
    2.5 * noise3(121, x / 6, y / 6, z / 6) -
    17 * sheet(122, x / 26, y / 26, z / 3.4, 0.16)) as Paint,
  humour: cloudy(125, 8, 1, 6),
  mouth: ((_, x, y, z) =>
    HU.tongue +
    6 +
    10 * noise3(127, x / 4, y / 4, z / 4) -
    60 * sheet(128, x / 6, y / 6, z / 6, 0.1)) as Paint,
  epidural: ((_, x, y, z) =>
    HU.fat + 20 + 85 * smoothStep(0.0, 0.45, noise3(117, x / 3.2, y / 3.2, z / 5))) as Paint,
};
