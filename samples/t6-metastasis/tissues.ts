import { smoothStep } from '../lib/arithmetic';
import { noise3 } from '../lib/noise';
import type { Paint } from '../lib/part';
import { cloudy, envelopeOf, fatOf, marbled, muscleOf, sheet } from '../lib/tissue';

/**
 * Hounsfield units of the tissues at 120 kV about a minute after contrast, before noise. Sources stand in
 * `../README.md`.
 */
export const HU = {
  air: -1000,
  muscle: 60,
  fat: -104,
  skin: 22,
  aorta: 205,
  pulmonary: 190,
  chamber: 185,
  myocardium: 108,
  vein: 158,
  plexus: 105,
  wall: 55,
  csf: 8,
  cord: 37,
  nerve: 42,
  ganglion: 62,
  ligament: 75,
  oesophagus: 62,
  lung: -868,
  bronchus: 20,
  table: 60,
} as const;

const fat = fatOf(HU.fat, 9, 15);

/** Fat of the mediastinum: a few strands and small nodes. */
const mediastinalFat: Paint = (_, x, y, z) => {
  const cloud = 7 * noise3(2711, x / 6, y / 6, z / 7);
  const strand = sheet(2712, x / 9, y / 9, z / 12, 0.12) * sheet(2713, x / 8, y / 8, z / 12, 0.2);
  const node = smoothStep(0.62, 0.75, noise3(2714, x / 8, y / 6, z / 9));
  return HU.fat + 6 + cloud + 120 * Math.max(strand, node);
};

/** Lobules, small vessels where two sheets cross, and more blood where the lung lies lowest: behind, supine. */
const lung: Paint = (_, x, y, z) => {
  const vessel = sheet(2721, x / 7, y / 7, z / 7, 0.17) * sheet(2722, x / 6, y / 6, z / 6, 0.19);
  const lobules = 20 * noise3(2723, x / 4, y / 4, z / 4) + 14 * noise3(2724, x / 13, y / 13, z / 13);
  const low = 70 * smoothStep(-60, 42, y) + 45 * smoothStep(22, 44, y);
  return HU.lung + lobules + low + 420 * vessel;
};

export const paint = {
  air: (() => HU.air) as Paint,
  envelope: envelopeOf(HU.skin, fat),
  mediastinalFat,
  /** Pleura, endothoracic fascia and the fat under it. */
  pleura: ((_, x, y, z) => -20 + 60 * noise3(2731, x / 4, y / 4, z / 5)) as Paint,
  fissure: (() => -620) as Paint,
  lung,
  muscle: muscleOf(HU.muscle, 0.42),
  backMuscle: marbled(HU.muscle - 1, 0.42),
  aorta: cloudy(2741, HU.aorta, 5, 6),
  pulmonary: cloudy(2743, HU.pulmonary, 5, 6),
  chamber: cloudy(2745, HU.chamber, 7, 8),
  myocardium: cloudy(2747, HU.myocardium, 6, 5),
  vein: cloudy(2749, HU.vein, 8, 5),
  plexus: cloudy(2751, HU.plexus, 16, 3),
  wall: cloudy(2753, HU.wall, 4, 3),
  csf: cloudy(2755, HU.csf, 1, 6),
  cord: cloudy(2757, HU.cord, 1.5, 3),
  nerve: cloudy(2759, HU.nerve, 3, 3),
  ganglion: cloudy(2761, HU.ganglion, 4, 3),
  ligament: cloudy(2763, HU.ligament, 9, 3),
  oesophagus: cloudy(2765, HU.oesophagus, 7, 2.5),
  bronchus: cloudy(2767, HU.bronchus, 12, 3),
  lungVessel: cloudy(2769, 120, 14, 6),
  plaque: cloudy(2771, 620, 180, 2),
  table: cloudy(2773, HU.table, 20, 5),
  cover: cloudy(2775, -190, 60, 5),
  epidural: ((_, x, y, z) =>
    HU.fat + 16 + 70 * smoothStep(0.15, 0.5, noise3(2777, x / 3, y / 3, z / 5))) as Paint,
};
