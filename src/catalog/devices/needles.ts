import type { DeviceItem } from '../types';
import { pointedRod } from './profiles';
import { gaugeTable, houseShape } from './sources';

/** Gauge, nominal outer diameter and lumen (regular wall), mm. */
const gauges = [
  [20, 0.9081, 0.603],
  [21, 0.8192, 0.514],
  [22, 0.7176, 0.413],
  [23, 0.6414, 0.337],
  [24, 0.5652, 0.311],
  [25, 0.5144, 0.26],
] as const;

/** Envelope of the bevel, as a share of the diameter. */
const tipShare = 2;

const needle = ([gauge, outer, inner]: (typeof gauges)[number]): DeviceItem => ({
  id: `needle-${gauge}g`,
  kind: 'needle',
  name: { en: `Injection needle ${gauge}G`, fr: `Aiguille d’injection ${gauge}G` },
  outerDiameterMm: outer,
  innerDiameterMm: inner,
  lengthsMm: [90, 50, 120, 150],
  tip: 'bevel',
  profile: (lengthMm) => pointedRod(outer, tipShare * outer, lengthMm),
  sources: [gaugeTable, houseShape],
});

/** Thin needles that inject fluid. */
export const needles: readonly DeviceItem[] = gauges.map(needle);
