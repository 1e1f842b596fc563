import type { Bilingual, Source } from '../types';

/** A published figure to be read beside a simulated one. */
export interface CementFact {
  readonly id: string;
  readonly topic: 'volume' | 'leak' | 'embolism' | 'contact' | 'pressure';
  /** For which sites it was found; absent: any. */
  readonly site?: 'c2' | 'thoracolumbar';
  readonly text: Bilingual;
  readonly source: Source;
}

const fact = (
  id: string,
  topic: CementFact['topic'],
  en: string,
  fr: string,
  citation: string,
  reference: string,
  site?: CementFact['site'],
): CementFact => ({
  id,
  topic,
  text: { en, fr },
  source: { citation, reference },
  ...(site && { site }),
});

/** Figures of the literature on vertebroplasty; where two series disagree, both stand here. */
export const cementFacts: readonly CementFact[] = [
  fact(
    'embolism-volume',
    'embolism',
    'Embolism that needed oxygen, by volume injected over all levels: under 3.5 mL 0, 3.5–7 mL 0.11 %, over 7 mL 0.9 % (3175 patients)',
    'Embolie ayant nécessité de l’oxygène, selon le volume injecté tous niveaux confondus\u202f: moins de 3,5 mL 0, 3,5–7 mL 0,11\u202f%, plus de 7 mL 0,9\u202f% (3175 patients)',
    'Series of 3175 patients, 2019',
    'doi:10.1186/s13018-019-1459-4',
  ),
  fact(
    'embolism-no-volume',
    'embolism',
    'Another series of 2344 patients found no effect of the volume on embolism',
    'Une autre série de 2344 patients n’a trouvé aucun effet du volume sur l’embolie',
    'Series of 2344 patients, 2021',
    'doi:10.1186/s13018-021-02472-9',
  ),
  fact(
    'embolism-levels',
    'embolism',
    'Cement in the lungs on CT: 34 of 1782 patients (1.9 %); three levels or more: odds ratio 2.41',
    'Ciment dans les poumons au scanner\u202f: 34 patients sur 1782 (1,9\u202f%)\u202f; trois niveaux ou plus\u202f: rapport de cotes 2,41',
    'Series of 1782 patients',
    'doi:10.21203/rs.3.rs-309630/v1',
  ),
  fact(
    'c2-volume',
    'volume',
    'C2, anterolateral: 2.9 ± 0.7 mL (2–4), fill 60.7 ± 14.6 %, leaks in 58.3 %, one stroke in 12 patients',
    'C2, antérolatéral\u202f: 2,9 ± 0,7 mL (2–4), remplissage 60,7 ± 14,6\u202f%, fuites 58,3\u202f%, un AVC sur 12 patients',
    'C2 vertebroplasty, 12 patients',
    'PMID 16091507',
    'c2',
  ),
  fact(
    'dens-volume',
    'volume',
    'Dens and body of C2: 2 mL through 11G',
    'Dent et corps de C2\u202f: 2 mL par 11G',
    'Case report',
    'PMID 18673052',
    'c2',
  ),
  fact(
    'volume-pain',
    'volume',
    'No relation of volume and pain in 660 levels (r = −0.029)',
    'Aucun lien entre volume et douleur sur 660 niveaux (r = −0,029)',
    'Vertebroplasty, 660 levels',
    'PMC7977919',
  ),
  fact(
    'volume-pain-kyphoplasty',
    'volume',
    'Kyphoplasty registry: better relief from 4.5 mL on',
    'Registre de cyphoplastie\u202f: meilleur soulagement à partir de 4,5 mL',
    'Kyphoplasty registry',
    'PMC3804705',
    'thoracolumbar',
  ),
  fact(
    'stiffness',
    'volume',
    'A fill of 30 % restores normal stiffness, more makes it stiffer (finite elements)',
    'Un remplissage de 30\u202f% rétablit la raideur normale, davantage l’augmente (éléments finis)',
    'Finite-element study, 2012',
    'doi:10.3340/jkns.2012.52.5.435',
    'thoracolumbar',
  ),
  fact(
    'puncture-side',
    'leak',
    'Cut-off of cement on the puncture side over the body for a leak into paravertebral veins: 13.68 %',
    'Seuil du rapport ciment côté ponction / corps pour une fuite dans les veines paravertébrales\u202f: 13,68\u202f%',
    'Paravertebral-vein leak, 2022',
    'doi:10.1186/s12891-022-05135-w',
    'thoracolumbar',
  ),
  fact(
    'endplates',
    'contact',
    'Cement against both endplates: recompression 5.2 % instead of 16.5 %',
    'Ciment au contact des deux plateaux\u202f: re-tassement 5,2\u202f% au lieu de 16,5\u202f%',
    'Endplate contact and recompression',
    'PMC7427078',
    'thoracolumbar',
  ),
  fact(
    'leak-rates-a',
    'leak',
    'Leaks in 3175 patients: paraspinal 25 %, disc 26 %, canal 0.7 %, basivertebral vein 11.4 %, segmental vein 4.9 %',
    'Fuites chez 3175 patients\u202f: paravertébrale 25\u202f%, disque 26\u202f%, canal 0,7\u202f%, veine basivertébrale 11,4\u202f%, veine segmentaire 4,9\u202f%',
    'Series of 3175 patients, 2019',
    'doi:10.1186/s13018-019-1459-4',
    'thoracolumbar',
  ),
  fact(
    'leak-rates-b',
    'leak',
    'Leaks in 344 levels: basivertebral vein 28.5 %, cortical 24.4 %, segmental vein 34.3 %',
    'Fuites sur 344 niveaux\u202f: veine basivertébrale 28,5\u202f%, corticale 24,4\u202f%, veine segmentaire 34,3\u202f%',
    'Series of 344 levels, 2021',
    'doi:10.1186/s13018-021-02337-1',
    'thoracolumbar',
  ),
  fact(
    'needle-pressure',
    'pressure',
    'About 95 % of the pressure is lost in the cannula',
    'Environ 95\u202f% de la pression se perd dans la canule',
    'Delivery pressure, tests at 4 mL/min',
    'PMC3454663',
  ),
  fact(
    'bone-pressure',
    'pressure',
    'Peak pressure in the vertebra: 5.09 kPa filled with tumour, 1.20 kPa with a void (3 mL/min)',
    'Pression maximale dans la vertèbre\u202f: 5,09 kPa avec tumeur, 1,20 kPa avec une cavité (3 mL/min)',
    'Intravertebral pressure, 2015',
    'http://www.josr-online.com/content/10/1/20',
  ),
];
