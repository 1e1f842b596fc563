import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Paint } from '../lib/part';
import { cloudy, envelopeOf, fatOf, muscleOf, sheet, stoolOf, visceralFatOf } from '../lib/tissue';

/** Hounsfield units at 120 kV, portal venous phase, before noise. Sources stand in `../README.md`. */
export const HU = {
  air: -1000,
  muscle: 58,
  fat: -104,
  skin: 22,
  artery: 178,
  vein: 152,
  femoralVein: 128,
  wall: 52,
  plaque: 620,
  csf: 10,
  nerve: 40,
  gut: 82,
  chyme: 24,
  urine: 4,
  bladderWall: 46,
  uterus: 96,
  ligament: 74,
  cartilage: 84,
  table: 60,
} as const;

const fat = fatOf(HU.fat, 13, 20);

/** Muscle of the old: fat in feathery streaks between its bundles, in patches. */
const marbled =
  (hu: number, share: number): Paint =>
  (_, x, y, z) => {
    const bundles = noise3(2921, x / 3.4, y / 2.6, z / 12) + 0.7 * noise3(2922, x / 6.4, y / 5, z / 20);
    const streak = smoothStep(0.2, 0.9, bundles + 0.35 * noise3(2923, x / 14, y / 14, z / 26));
    const septum = 0.3 * sheet(2924, x / 10, y / 9, z / 34, 0.07);
    return hu + 7 * noise3(2925, x / 2.8, y / 2.8, z / 7) - 140 * share * Math.max(streak, septum);
  };

/** Bundles of the buttock run outwards and down, divided by sheets of fat. */
const gluteal: Paint = (_, x, y, z) => {
  const across = y + 0.5 * Math.abs(x);
  const down = z + 0.7 * Math.abs(x);
  const septa = smoothStep(
    0.17,
    0,
    Math.abs(noise3(2931, across / 6.4, (Math.abs(x) - 0.5 * y) / 44, down / 15)),
  );
  const patch = smoothStep(-0.3, 0.5, noise3(2932, x / 16, y / 16, z / 22));
  return HU.muscle - 4 + 6 * noise3(2933, x / 2.8, y / 2.8, z / 5) - 92 * septa * (0.35 + 0.65 * patch);
};

export const paint = {
  air: (() => HU.air) as Paint,
  envelope: envelopeOf(HU.skin, fat),
  fat,
  visceralFat: visceralFatOf(2811, HU.fat, 160),
  muscle: muscleOf(HU.muscle, 0.5),
  fattyMuscle: marbled(HU.muscle - 4, 0.75),
  wastedMuscle: marbled(HU.muscle - 8, 1.2),
  gluteal,
  artery: cloudy(2941, HU.artery, 3, 6),
  vein: cloudy(2943, HU.vein, 6, 6),
  femoralVein: cloudy(2945, HU.femoralVein, 16, 5),
  wall: cloudy(2947, HU.wall, 4, 3),
  plaque: cloudy(2949, HU.plaque, 190, 2),
  csf: cloudy(2951, HU.csf, 1, 6),
  nerve: ((_, x, y, z) =>
    HU.nerve - 46 * smoothStep(0.3, 0.75, noise3(2953, x / 1.8, y / 1.8, z / 14))) as Paint,
  gutWall: cloudy(2955, HU.gut, 8, 3),
  chyme: cloudy(2957, HU.chyme, 9, 5),
  stool: stoolOf(2831, 30, 2.8),
  urine: cloudy(2959, HU.urine, 1, 8),
  bladderWall: cloudy(2961, HU.bladderWall, 5, 3),
  uterus: cloudy(2963, HU.uterus, 14, 4),
  ligament: cloudy(2965, HU.ligament, 9, 3),
  cartilage: cloudy(2967, HU.cartilage, 10, 3),
  pulvinar: cloudy(2969, HU.fat + 34, 26, 3),
  table: cloudy(2971, HU.table, 20, 5),
  epidural: ((_, x, y, z) =>
    HU.fat + 14 + 80 * smoothStep(0.1, 0.5, noise3(2973, x / 3, y / 3, z / 5))) as Paint,
};
