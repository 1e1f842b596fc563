import type { DeviceItem, Source } from '../types';
import { pointedRod } from './profiles';
import { houseShape, largeScrewGuide, smallScrewGuide } from './sources';

const wire = (diameterMm: number, lengthsMm: readonly number[], sources: readonly Source[]): DeviceItem => ({
  id: `wire-${diameterMm.toFixed(2).replace(/0$/, '')}`,
  kind: 'wire',
  name: { en: `Wire ${diameterMm} mm`, fr: `Broche ${`${diameterMm}`.replace('.', ',')} mm` },
  outerDiameterMm: diameterMm,
  lengthsMm,
  tip: 'trocar-point',
  profile: (lengthMm) => pointedRod(diameterMm, 1.5 * diameterMm, lengthMm),
  sources: [...sources, houseShape],
});

export const wires: readonly DeviceItem[] = [
  wire(1.25, [200, 150, 280], [smallScrewGuide]),
  wire(1.4, [200, 150, 280], []),
  wire(1.6, [200, 150, 280], []),
  wire(2, [300, 230], [largeScrewGuide]),
];
