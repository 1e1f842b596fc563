import type { Bilingual, Source } from '../../../catalog/types';
import type { OutletType } from './types';

/** A published finding to be shown beside a number, never to be computed with. */
export interface CementFact {
  readonly about:
    | 'leak-rate'
    | 'embolism'
    | 'joint'
    | 'root'
    | 'canal'
    | 'fill'
    | 'volume'
    | 'viscosity'
    | 'cleft'
    | 'pressure';
  /** Leaks of this type. */
  readonly type?: OutletType;
  readonly text: Bilingual;
  readonly source: Source;
}

const series3175: Source = {
  citation: '3175 patients, vertebral augmentation, 2019',
  reference: 'doi:10.1186/s13018-019-1459-4',
};
const levels344: Source = { citation: '344 vertebrae, 2021', reference: 'doi:10.1186/s13018-021-02337-1' };
const leaflet: Source = { citation: 'French patient leaflet, percutaneous cementoplasty and osteosynthesis' };

const rate = (type: OutletType, en: string, fr: string, source: Source): CementFact => ({
  about: 'leak-rate',
  type,
  text: { en, fr },
  source,
});

/** What is published about leaks and their harm; series that disagree stand side by side. */
export const cementFacts: readonly CementFact[] = [
  rate(
    'basivertebral-vein',
    'Basivertebral leaks: 28.5 %',
    'Fuites basivertébrales : 28,5\u202f%',
    levels344,
  ),
  rate(
    'basivertebral-vein',
    'Basivertebral leaks: 11.4 %',
    'Fuites basivertébrales : 11,4\u202f%',
    series3175,
  ),
  rate('segmental-vein', 'Segmental leaks: 34.3 %', 'Fuites segmentaires : 34,3\u202f%', levels344),
  rate('segmental-vein', 'Segmental leaks: 4.9 %', 'Fuites segmentaires : 4,9\u202f%', series3175),
  rate('cortical-defect', 'Cortical leaks: 24.4 %', 'Fuites corticales : 24,4\u202f%', levels344),
  rate('cortical-defect', 'Paraspinal leaks: 25 %', 'Fuites paravertébrales : 25\u202f%', series3175),
  rate('disc', 'Leaks into the disc: 26 %', 'Fuites discales : 26\u202f%', series3175),
  rate(
    'canal',
    'Leaks into the canal: 0.7 % (26 patients, 4 decompressed)',
    'Fuites dans le canal : 0,7\u202f% (26 patients, 4 décompressions)',
    series3175,
  ),
  {
    about: 'embolism',
    text: {
      en: 'Embolism needing oxygen, by volume injected over all levels: < 3.5 mL 0; 3.5–7 mL 0.11 %; > 7 mL 0.9 %',
      fr: 'Embolie nécessitant de l’oxygène, selon le volume injecté tous niveaux confondus : < 3,5 mL 0 ; 3,5–7 mL 0,11\u202f% ; > 7 mL 0,9\u202f%',
    },
    source: series3175,
  },
  {
    about: 'embolism',
    text: {
      en: 'No effect of the volume found in 2344 patients',
      fr: 'Aucun effet du volume sur 2344 patients',
    },
    source: { citation: '2344 patients, 2021', reference: 'doi:10.1186/s13018-021-02472-9' },
  },
  {
    about: 'embolism',
    text: {
      en: 'Cement in the pulmonary arteries on CT: 34 of 1782 (1.9 %); three levels or more: odds ratio 2.41',
      fr: 'Ciment dans les artères pulmonaires au scanner : 34 sur 1782 (1,9\u202f%) ; trois niveaux ou plus : rapport de cotes 2,41',
    },
    source: { citation: '1782 patients', reference: 'doi:10.21203/rs.3.rs-309630/v1' },
  },
  {
    about: 'joint',
    text: {
      en: 'Cement in a joint can lead to its ankylosis',
      fr: 'Le ciment dans une articulation peut entraîner son ankylose',
    },
    source: leaflet,
  },
  {
    about: 'joint',
    text: {
      en: 'Hip joint reached in 2 of 12 (hollow screw and 13.8 mL in the femoral neck)',
      fr: 'Articulation de la hanche atteinte dans 2 cas sur 12 (vis creuse et 13,8 mL dans le col du fémur)',
    },
    source: { citation: 'Femoral neck, 12 patients', reference: 'PMID 26051408' },
  },
  {
    about: 'root',
    text: {
      en: 'Cement near a root can compress it: pain, sensory or motor deficit',
      fr: 'Le ciment près d’une racine peut la comprimer : douleur, déficit sensitif ou moteur',
    },
    source: leaflet,
  },
  {
    about: 'canal',
    text: {
      en: 'Leak into the canal: posterior cortex 59.1 ± 7.6 °C (pig; 40.0 without leak)',
      fr: 'Fuite dans le canal : corticale postérieure 59,1 ± 7,6 °C (porc ; 40,0 sans fuite)',
    },
    source: { citation: 'Pig model, 2011', reference: 'doi:10.1186/1471-2474-12-116' },
  },
  {
    about: 'fill',
    text: {
      en: 'Puncture-side cement / body above 13.68 %: more leaks into paravertebral veins',
      fr: 'Ciment du côté de la ponction / corps au-delà de 13,68\u202f% : davantage de fuites dans les veines paravertébrales',
    },
    source: { citation: '585 levels, 2022', reference: 'doi:10.1186/s12891-022-05135-w' },
  },
  {
    about: 'fill',
    text: {
      en: 'Cement against both endplates: recompression 5.2 instead of 16.5 %',
      fr: 'Ciment au contact des deux plateaux : retassement 5,2 au lieu de 16,5\u202f%',
    },
    source: { citation: 'Endplate contact', reference: 'PMC7427078' },
  },
  {
    about: 'fill',
    text: {
      en: 'C2, anterolateral: 2.9 ± 0.7 mL, 60.7 ± 14.6 % filled, leaks in 58.3 %, one stroke in 12 patients',
      fr: 'C2, voie antéro-latérale : 2,9 ± 0,7 mL, remplissage 60,7 ± 14,6\u202f%, fuites 58,3\u202f%, un AVC sur 12 patients',
    },
    source: { citation: 'C2 vertebroplasty, 12 patients', reference: 'PMID 16091507' },
  },
  {
    about: 'volume',
    text: {
      en: 'No relation between volume and pain in 660 levels; leaks in 33 %',
      fr: 'Aucun lien entre volume et douleur sur 660 niveaux ; fuites 33\u202f%',
    },
    source: { citation: 'Vertebroplasty', reference: 'PMC7977919' },
  },
  {
    about: 'viscosity',
    text: {
      en: 'High viscosity: relative risk of a leak 0.38 (vein 0.54, disc 0.45; canal not proven)',
      fr: 'Haute viscosité : risque relatif de fuite 0,38 (veine 0,54 ; disque 0,45 ; canal non démontré)',
    },
    source: { citation: 'Meta-analysis, 2018', reference: 'PMC5895344' },
  },
  {
    about: 'cleft',
    text: {
      en: 'With a cleft, venous leaks 37.4 instead of 67.6 %, cortical and disc leaks 40.3 instead of 16.5 %',
      fr: 'Avec une fente, fuites veineuses 37,4 au lieu de 67,6\u202f%, corticales et discales 40,3 au lieu de 16,5\u202f%',
    },
    source: { citation: '139 pairs, 2021', reference: 'PMC8449924' },
  },
  {
    about: 'volume',
    text: {
      en: 'Kyphoplasty registry: better relief from 4.5 mL on',
      fr: 'Registre de cyphoplastie\u202f: meilleur soulagement à partir de 4,5 mL',
    },
    source: { citation: 'Kyphoplasty registry', reference: 'PMC3804705' },
  },
  {
    about: 'fill',
    text: {
      en: 'A fill of 30 % restores the normal stiffness, more makes it stiffer (finite elements)',
      fr: 'Un remplissage de 30\u202f% rétablit la raideur normale, davantage l’augmente (éléments finis)',
    },
    source: { citation: 'Finite elements, 2012', reference: 'doi:10.3340/jkns.2012.52.5.435' },
  },
  {
    about: 'pressure',
    text: {
      en: 'About 95 % of the pressure is lost in the cannula (4 mL/min)',
      fr: 'Environ 95\u202f% de la pression se perdent dans la canule (4 mL/min)',
    },
    source: { citation: 'Delivery pressure', reference: 'PMC3454663' },
  },
  {
    about: 'pressure',
    text: {
      en: 'Peak in the vertebra: 5.09 kPa filled with tumour, 1.20 kPa with a void (3 mL/min)',
      fr: 'Maximum dans la vertèbre\u202f: 5,09 kPa avec tumeur, 1,20 kPa avec une cavité (3 mL/min)',
    },
    source: {
      citation: 'Intravertebral pressure, 2015',
      reference: 'http://www.josr-online.com/content/10/1/20',
    },
  },
];
