import type { DeviceItem, Source } from '../types';
import { screwProfile, type ScrewShape } from './profiles';
import { herbertStudy, houseShape, largeScrewGuide, smallScrewGuide } from './sources';

const steps = (from: number, to: number, step: number, first: number): number[] => {
  const all = Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
  return [first, ...all.filter((value) => value !== first)];
};

interface Screw extends ScrewShape {
  readonly id: string;
  readonly family: string;
  readonly wire: string;
  readonly cannulationMm: number;
  readonly lengthsMm: readonly number[];
  readonly label?: { readonly en: string; readonly fr: string };
  readonly sources: readonly Source[];
}

const screw = (s: Screw): DeviceItem => ({
  id: s.id,
  kind: 'screw',
  name: {
    en: `Cannulated screw ${s.family} mm${s.label ? `, ${s.label.en}` : ''}`,
    fr: `Vis canulée ${s.family.replace('.', ',')} mm${s.label ? `, ${s.label.fr}` : ''}`,
  },
  outerDiameterMm: s.threadDiameterMm,
  innerDiameterMm: s.cannulationMm,
  lengthsMm: s.lengthsMm,
  tip: 'threaded',
  profile: (lengthMm) => screwProfile(s, lengthMm),
  delivery: { sleeve: `sleeve-${s.family}`, driver: `driver-${s.family}`, wire: s.wire },
  screw: {
    shaftDiameterMm: s.shaftDiameterMm,
    headDiameterMm: s.headDiameterMm,
    headLengthMm: s.headLengthMm,
    ...(Number.isFinite(s.threadMm) ? { threadMm: s.threadMm } : {}),
  },
  sources: [...s.sources, houseShape],
});

/** Mean dens screw: 37.6 ± 3.3 mm (PMC2899344); hence 38 mm first. */
const densLengths = steps(20, 60, 2, 38);
const dens = (
  family: string,
  wire: string,
  threadDiameterMm: number,
  rest: Pick<Screw, 'shaftDiameterMm' | 'headDiameterMm' | 'headLengthMm' | 'cannulationMm' | 'sources'>,
): DeviceItem =>
  screw({
    ...rest,
    id: `screw-${family}`,
    family,
    wire,
    threadDiameterMm,
    threadMm: 12,
    lengthsMm: densLengths,
  });

const large = (id: string, threadMm: number, en: string, fr: string): DeviceItem =>
  screw({
    id,
    family: '7.0',
    wire: 'wire-2.0',
    threadDiameterMm: 7,
    shaftDiameterMm: 4.5,
    threadMm,
    headDiameterMm: 8,
    headLengthMm: 4.5,
    cannulationMm: 2.1,
    lengthsMm: steps(40, 150, 5, 80),
    label: { en, fr },
    sources: [largeScrewGuide],
  });

export const screws: readonly DeviceItem[] = [
  dens('3.5', 'wire-1.25', 3.5, {
    shaftDiameterMm: 2.5,
    headDiameterMm: 5,
    headLengthMm: 2.5,
    cannulationMm: 1.35,
    sources: [smallScrewGuide],
  }),
  dens('4.0', 'wire-1.4', 4, {
    shaftDiameterMm: 2.9,
    headDiameterMm: 6,
    headLengthMm: 2.9,
    cannulationMm: 1.5,
    sources: [],
  }),
  dens('4.5', 'wire-1.6', 4.5, {
    shaftDiameterMm: 3.1,
    headDiameterMm: 6.5,
    headLengthMm: 3.2,
    cannulationMm: 1.7,
    sources: [herbertStudy],
  }),
  large('screw-7.0-16', 16, '16 mm thread', 'filet 16 mm'),
  large('screw-7.0-32', 32, '32 mm thread', 'filet 32 mm'),
  large('screw-7.0-full', Infinity, 'full thread', 'filet complet'),
];
