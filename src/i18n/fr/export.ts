import type { exportWords as english } from '../en/export';
import type { Words } from '../words';

export const exportWords: Words<typeof english> = {
  title: 'Exporter',
  format: 'Type de fichier',
  formats: {
    seg: 'Segmentation DICOM (SEG)',
    rtstruct: 'Contours DICOM (RT structure set)',
    nifti: 'Carte de labels (NIfTI)',
    'seg-nrrd': 'Segmentation 3D Slicer (.seg.nrrd)',
    stl: 'Surfaces (STL)',
    markups: 'Instruments en lignes 3D Slicer (.mrk.json)',
  },
  for: {
    seg: 'Pour un PACS ou une visionneuse DICOM\u202f: les voxels de chaque structure, même superposées.',
    rtstruct: 'Pour la planification de traitements\u202f: un contour sur chaque coupe.',
    nifti:
      'Une carte pour les logiciels de recherche. Là où des structures se superposent, la plus petite reste.',
    'seg-nrrd': 'Les voxels de chaque structure, même superposées.',
    stl: 'Une surface par structure, en mm, selon les axes DICOM (LPS). Lissée à un demi-voxel près.',
    markups: 'Une ligne par instrument, du point d’entrée à la cible.',
  },
  why: {
    noStructures: 'Impossible\u202f: aucune structure n’est chargée.',
    noInstruments: 'Impossible\u202f: le plan n’a aucun instrument.',
    needsDicom:
      'Impossible\u202f: ce scanner n’est pas une série DICOM, aux images de laquelle le fichier devrait se référer.',
    needsFrame: 'Impossible\u202f: les images de ce scanner n’indiquent pas de référentiel commun.',
  },
  structures: 'Structures',
  which: { all: 'Toutes ({{count}})', shown: 'Affichées ({{count}})', chosen: 'Choisir ({{count}})' },
  instruments_one: '{{count}} instrument du plan.',
  instruments_other: '{{count}} instruments du plan.',
  privacy:
    'Le nom et le numéro du patient ne sont pas écrits. Les fichiers DICOM se réfèrent aux images de ce scanner par leurs identifiants.',
  withPatient: 'Inclure le nom, le numéro, la date de naissance et le sexe du patient',
  named: 'Le fichier nomme le patient, comme les images de ce scanner.',
  proceed: 'Exporter',
};
