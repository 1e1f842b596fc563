import type { DeviceItem } from '../types';
import { pointedRod } from './profiles';
import { gaugeTable, houseShape } from './sources';

/** Gauge, nominal outer diameter and lumen (regular wall), mm. */
const gauges = [
  [8, 4.191, 3.429],
  [10, 3.404, 2.692],
  [11, 3.048, 2.388],
  [12, 2.769, 2.159],
  [13, 2.413, 1.803],
  [14, 2.108, 1.6],
  [15, 1.829, 1.372],
] as const;

/** Cone that stands for a diamond tip, or for the envelope of a bevel, as a share of the diameter. */
const tipShare = 1.2;

const trocar = ([gauge, outer, inner]: (typeof gauges)[number]): DeviceItem => ({
  id: `trocar-${gauge}g`,
  kind: 'trocar',
  name: { en: `Trocar ${gauge}G`, fr: `Trocart ${gauge}G` },
  outerDiameterMm: outer,
  innerDiameterMm: inner,
  lengthsMm: [125, 100, 150],
  tip: gauge <= 11 ? 'diamond' : 'bevel',
  profile: (lengthMm) => pointedRod(outer, tipShare * outer, lengthMm),
  sources: [gaugeTable, houseShape],
});

export const trocars: readonly DeviceItem[] = gauges.map(trocar);
