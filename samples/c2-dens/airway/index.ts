import type { Part } from '../../lib/part';
import type { Solid } from '../../lib/sdf';
import { paint } from '../tissues';
import { air, mouth, nostrils, oesophagusAir } from './air';
import { arytenoids, cricoidCartilage, epiglottis, rings, thyroidCartilage } from './cartilages';
import {
  adenoid,
  larynxSoft,
  lingualTonsil,
  oesophagus,
  palatineTonsils,
  preepiglotticFat,
  softPalate,
  wall,
} from './soft';

const between = (solid: Solid, zFrom: number, zTo: number): Solid => ({
  distance: (x, y, z) => Math.max(solid.distance(x, y, z), zFrom - z, z - zTo),
  box: {
    min: [solid.box.min[0], solid.box.min[1], Math.max(solid.box.min[2], zFrom)],
    max: [solid.box.max[0], solid.box.max[1], Math.min(solid.box.max[2], zTo)],
  },
});

/** Pharynx, larynx, trachea and oesophagus. */
export const airwayParts = (): Part[] => [
  {
    segment: 'pharynx',
    paint: paint.mucosa,
    rank: 10,
    solid: larynxSoft,
    warped: true,
    smooth: true,
    sheathMm: 0.2,
  },
  { segment: 'soft-palate', paint: paint.tongue, rank: 11, solid: softPalate, warped: true },
  { paint: paint.fat, rank: 11.5, solid: preepiglotticFat, warped: true },
  { segment: 'pharynx', paint: paint.mucosa, rank: 12, solid: wall, warped: true, smooth: true },
  ...[...palatineTonsils, lingualTonsil, adenoid].map((solid): Part => ({
    segment: 'pharynx',
    paint: paint.lymphoid,
    rank: 13,
    solid,
    warped: true,
  })),
  {
    segment: 'oesophagus',
    paint: paint.oesophagus,
    rank: 14,
    solid: oesophagus,
    warped: true,
    sheathMm: 0.6,
  },
  {
    segment: 'thyroid-cartilage',
    paint: paint.ossifiedRim,
    layered: true,
    rank: 24,
    solid: thyroidCartilage,
    warped: true,
  },
  {
    segment: 'cricoid-cartilage',
    paint: paint.ossifiedRim,
    layered: true,
    rank: 25,
    solid: cricoidCartilage,
    warped: true,
  },
  { paint: paint.ossifiedRim, layered: true, rank: 25, solid: arytenoids, warped: true },
  { paint: paint.cartilage, rank: 25, solid: rings, warped: true },
];

/** Air lies over everything that was drawn before it. */
export const airParts = (): Part[] => [
  { segment: 'pharynx', paint: paint.air, rank: 60, solid: between(air, -33, 80), warped: true },
  { segment: 'larynx', paint: paint.air, rank: 60, solid: between(air, -66, -33), warped: true },
  { segment: 'trachea', paint: paint.air, rank: 60, solid: between(air, -84, -66), warped: true },
  { paint: paint.air, rank: 60, solid: mouth, warped: true },
  { paint: paint.air, rank: 60, solid: nostrils, warped: true },
  { segment: 'oesophagus', paint: paint.air, rank: 60, solid: oesophagusAir, warped: true },
  { paint: paint.cartilage, rank: 61, solid: epiglottis, warped: true },
];
