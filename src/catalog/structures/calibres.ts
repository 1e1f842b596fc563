import type { Source } from '../types';

/** Radius that a tube starts with, mm: to the outer wall where it is usual, until the user sets it to what the CT shows. */
export interface Calibre {
  readonly radiusMm: number;
  readonly source: Source;
}

const house: Source = { citation: 'House value', house: true };
const carotid: Source = {
  citation:
    'Inner diameters of normal carotid arteries, BMC Neurol 2021: common carotid 6–7 mm; 0.8 mm of wall added (house value)',
  reference: 'doi:10.1186/s12883-021-02328-z',
};
const internalCarotid: Source = {
  citation:
    'Baz et al., Medicina 2021: internal carotid above its sinus 4.7 ± 0.5 mm; 0.5 mm of wall added (house value)',
  reference: 'doi:10.3390/medicina57080832',
};
const jugular: Source = {
  citation: 'Internal jugular veins on 190 CTs, Crit Care: median area 160 mm² right, 102 mm² left',
  reference: 'doi:10.1186/cc8200',
};

const ofHouse = (radiusMm: number): Calibre => ({ radiusMm, source: house });

/** By catalogue id, without the side where both are alike. */
const calibres: Readonly<Record<string, Calibre>> = {
  'common-carotid': { radiusMm: 4.1, source: carotid },
  'internal-carotid': { radiusMm: 2.9, source: internalCarotid },
  'internal-jugular-right': { radiusMm: 7.1, source: jugular },
  'internal-jugular-left': { radiusMm: 5.7, source: jugular },
  'vertebral-artery': ofHouse(1.8),
  'external-carotid': ofHouse(2),
  'facial-artery': ofHouse(1.2),
  'lingual-artery': ofHouse(1.2),
  'superior-thyroid-artery': ofHouse(1),
  'subclavian-artery': ofHouse(4),
  'brachiocephalic-trunk': ofHouse(6),
  'brachiocephalic-vein': ofHouse(7),
  'superior-vena-cava': ofHouse(9),
  'inferior-vena-cava': ofHouse(10),
  aorta: ofHouse(11),
  'azygos-vein': ofHouse(4),
  'renal-artery': ofHouse(3),
  'iliac-artery': ofHouse(5),
  'iliac-vein': ofHouse(6),
  'external-iliac-artery': ofHouse(4),
  'external-iliac-vein': ofHouse(5),
  'femoral-artery': ofHouse(4),
  'femoral-vein': ofHouse(5),
  oesophagus: ofHouse(7),
  trachea: ofHouse(9),
};

/** Of what has no calibre of its own: nerves and small branches. House value. */
const usual = ofHouse(2.5);

export const calibreOf = (id: string): Calibre =>
  calibres[id] ?? calibres[id.replace(/-(right|left)$/, '')] ?? usual;
