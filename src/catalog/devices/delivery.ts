import type { DeviceItem } from '../types';
import { flatRod } from './profiles';
import { houseShape } from './sources';

/** What brings a screw of this family to its place. All measures are house values. */
const families = [
  { family: '3.5', sleeve: [8, 7], driver: [5, 1.35] },
  { family: '4.0', sleeve: [8.5, 7.5], driver: [5.5, 1.5] },
  { family: '4.5', sleeve: [9, 8], driver: [6, 1.7] },
  { family: '7.0', sleeve: [12, 10.5], driver: [8, 2.1] },
] as const;

export const sleeves: readonly DeviceItem[] = families.map(({ family, sleeve: [outer, inner] }) => ({
  id: `sleeve-${family}`,
  kind: 'sleeve',
  name: { en: `Sleeve for ${family} screw`, fr: `Chemise pour vis ${family.replace('.', ',')}` },
  outerDiameterMm: outer,
  innerDiameterMm: inner,
  lengthsMm: [150, 100, 200],
  tip: 'open',
  profile: (lengthMm) => flatRod(outer, lengthMm),
  sources: [houseShape],
}));

export const drivers: readonly DeviceItem[] = families.map(({ family, driver: [outer, inner] }) => ({
  id: `driver-${family}`,
  kind: 'driver',
  name: { en: `Driver for ${family} screw`, fr: `Tournevis pour vis ${family.replace('.', ',')}` },
  outerDiameterMm: outer,
  innerDiameterMm: inner,
  lengthsMm: [240, 180, 300],
  tip: 'open',
  profile: (lengthMm) => flatRod(outer, lengthMm),
  sources: [houseShape],
}));
