import type { Bilingual } from './types';

/** A data set with CT of the spine or neck that anyone may ask for; nothing of it comes with this program. */
export interface PublicCts {
  readonly name: string;
  /** What it holds. */
  readonly holds: Bilingual;
  readonly licence: Bilingual;
  readonly address: string;
}

/** As public descriptions gave them in November 2026, not all from the publishers themselves, who have the last word. */
export const publicCts: readonly PublicCts[] = [
  {
    name: 'VerSe 2019, 2020',
    holds: {
      en: '374 CTs of the spine with every vertebra labelled, fractures and variants among them; NIfTI. Their axes differ from scan to scan.',
      fr: '374 scanners du rachis, chaque vertèbre segmentée, dont des fractures et des variantes\u202f; NIfTI. Leurs axes diffèrent d’un scanner à l’autre.',
    },
    licence: { en: 'CC BY-SA 4.0', fr: 'CC BY-SA 4.0' },
    address: 'https://github.com/anjany/verse',
  },
  {
    name: 'RSNA Cervical Spine Fracture CT',
    holds: {
      en: 'About 2,000 CTs of the cervical spine, with and without fractures; DICOM.',
      fr: 'Environ 2\u202f000 scanners du rachis cervical, avec et sans fractures\u202f; DICOM.',
    },
    licence: {
      en: 'non-commercial use (research, teaching), with the RSNA cited',
      fr: 'usage non commercial (recherche, enseignement), en citant la RSNA',
    },
    address: 'https://github.com/RSNA/AI-Challenge-Data/wiki/RSNA-Cervical-Spine-Fracture-Detection',
  },
  {
    name: 'TotalSegmentator',
    holds: {
      en: 'More than 1,200 CTs of all regions of the body, with labels of vertebrae, vessels and organs; NIfTI.',
      fr: 'Plus de 1\u202f200 scanners de toutes les régions du corps, avec vertèbres, vaisseaux et organes segmentés\u202f; NIfTI.',
    },
    licence: { en: 'CC BY 4.0', fr: 'CC BY 4.0' },
    address: 'https://doi.org/10.5281/zenodo.6802613',
  },
  {
    name: 'LIDC-IDRI',
    holds: {
      en: '1,018 CTs of the chest (thoracic spine), no structures of it; DICOM.',
      fr: '1\u202f018 scanners du thorax (rachis thoracique), sans structures du rachis\u202f; DICOM.',
    },
    licence: { en: 'CC BY 3.0', fr: 'CC BY 3.0' },
    address: 'https://doi.org/10.7937/K9/TCIA.2015.LO9QL9SX',
  },
];
