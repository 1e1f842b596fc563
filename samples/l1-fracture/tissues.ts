import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Paint } from '../lib/part';
import {
  cloudy,
  envelopeOf,
  fatOf,
  glandOf,
  marbled,
  muscleOf,
  sheet,
  stoolOf,
  visceralFatOf,
} from '../lib/tissue';

/**
 * Hounsfield units of the tissues at 120 kV without contrast, before noise. Sources stand in `../README.md`.
 */
export const HU = {
  air: -1000,
  muscle: 50,
  fat: -104,
  skin: 20,
  blood: 41,
  wall: 48,
  plaque: 640,
  csf: 8,
  cord: 34,
  nerve: 36,
  ganglion: 40,
  liver: 57,
  spleen: 47,
  kidney: 31,
  pancreas: 34,
  bile: 6,
  gut: 38,
  chyme: 22,
  ligament: 70,
  lung: -830,
  table: 60,
} as const;

const fat = fatOf(HU.fat, 13, 20);

/** Air, septa and vessels that thin out to the side; denser where the lung lies lowest (in front, prone). */
const lung: Paint = (_, x, y, z) => {
  const vessel = sheet(421, x / 9, y / 9, z / 9, 0.16) * sheet(422, x / 8, y / 8, z / 8, 0.16);
  const lobules = 26 * noise3(423, x / 4, y / 4, z / 4);
  return HU.lung + lobules + 40 * smoothStep(40, -40, y) + 620 * vessel;
};

/** Cortex and pyramids hardly differ without contrast. */
const kidney = cloudy(441, HU.kidney, 2, 5);

/** Fat of the renal sinus with its calyces and vessels. */
const sinus: Paint = (_, x, y, z) =>
  HU.fat + 30 + 95 * smoothStep(-0.15, 0.3, noise3(451, x / 5, y / 5, z / 6));

const liverVeins = (x: number, y: number, z: number): number =>
  sheet(461, x / 24, y / 24, z / 24, 0.2) * sheet(462, x / 21, y / 21, z / 23, 0.22);

export const paint = {
  air: (() => HU.air) as Paint,
  envelope: envelopeOf(HU.skin, fat),
  fat,
  visceralFat: visceralFatOf(411, HU.fat, 135),
  muscle: muscleOf(HU.muscle, 0.5),
  fattyMuscle: marbled(HU.muscle - 1, 0.7),
  wastedMuscle: marbled(HU.muscle - 4, 1.15),
  blood: cloudy(471, HU.blood, 2, 6),
  vein: cloudy(473, HU.blood - 2, 3, 5),
  wall: cloudy(475, HU.wall, 4, 3),
  plaque: cloudy(477, HU.plaque, 190, 2),
  csf: cloudy(479, HU.csf, 1, 6),
  cord: cloudy(481, HU.cord, 1.5, 3),
  nerve: cloudy(483, HU.nerve, 3, 3),
  ganglion: cloudy(485, HU.ganglion, 4, 3),
  liver: ((_, x, y, z) =>
    HU.liver + 2 * noise3(491, x / 6, y / 6, z / 6) - 24 * liverVeins(x, y, z)) as Paint,
  spleen: cloudy(493, HU.spleen, 2, 6),
  kidney,
  sinus,
  pancreas: glandOf(495, HU.pancreas, 10, 90),
  adrenal: cloudy(497, 24, 5, 3),
  bile: cloudy(499, HU.bile, 1, 6),
  gutWall: cloudy(501, HU.gut, 6, 3),
  chyme: cloudy(503, HU.chyme, 9, 5),
  stool: stoolOf(431, 24, 2.6),
  ligament: cloudy(505, HU.ligament, 9, 3),
  lung,
  water: cloudy(507, 3, 1, 6),
  table: cloudy(513, HU.table, 20, 5),
  epidural: ((_, x, y, z) =>
    HU.fat + 14 + 70 * smoothStep(0.1, 0.5, noise3(515, x / 3, y / 3, z / 5))) as Paint,
  diaphragm: cloudy(517, HU.muscle - 2, 4, 4),
};
