import type { Source } from '../types';

/** Where the devices' measures were read. */
export const gaugeTable: Source = {
  citation: 'Needle gauge comparison chart (nominal outer diameter, regular wall)',
  reference: 'http://en.wikipedia.org/wiki/Needle_gauge_comparison_chart',
};
export const smallScrewGuide: Source = {
  citation: 'Synthes 3.5 mm cannulated screw technique guide: 1.25 mm wire',
  reference: 'fdocuments.in, Synthes 3.5 TG',
};
export const largeScrewGuide: Source = {
  citation: '7.0 mm cannulated screw guide: 2.0 mm wire, 4.5 mm shaft, 16 mm, 32 mm or full thread',
  reference: 'https://studylib.net/doc/18741661',
};
export const herbertStudy: Source = {
  citation: 'Odontoid screw fit, one 4.5 mm Herbert screw against two 3.5 mm',
  reference: 'PMC3687901',
};
export const houseShape: Source = {
  citation:
    'Lengths, wall and shape of tip, head and shaft: typical values set by the team, not of one product',
  house: true,
};
