import { sources } from '../sources';
import type { ApproachItem } from './types';

const anteriorNerves = [
  'hypoglossal-nerve',
  'superior-laryngeal-nerve',
  'marginal-mandibular-nerve',
  'vagus-nerve',
  'sympathetic-chain',
];

/** Routes to the cervical spine. */
export const neckApproaches: readonly ApproachItem[] = [
  {
    id: 'anterolateral-ascending',
    name: { en: 'anterolateral ascending', fr: 'antéro-latérale ascendante' },
    sites: ['cervical'],
    course: {
      en: 'From the side of the neck at C4–C5, upwards in front of the carotid sheath and behind the pharynx, to the lower front of C2.',
      fr: 'Du bord du cou en C4–C5, vers le haut, en avant de la gaine carotidienne et en arrière du pharynx, jusqu’au bord antéro-inférieur de C2.',
    },
    asksCarotidSheath: true,
    invisible: anteriorNerves,
    sources: [sources.lariboisiere, sources.amiens, sources.odontoidScrew, sources.highAnterior],
  },
  {
    id: 'anterolateral',
    name: { en: 'anterolateral', fr: 'antéro-latérale' },
    sites: ['cervical'],
    course: {
      en: 'Between the airway, pushed across, and the carotid sheath, held by the fingers, to the front of the body.',
      fr: 'Entre l’axe aérodigestif, refoulé, et la gaine carotidienne, tenue par les doigts, jusqu’à la face antérieure du corps.',
    },
    asksCarotidSheath: true,
    invisible: anteriorNerves,
    sources: [sources.cervicalVertebroplasty, sources.superiorThyroid],
  },
  {
    id: 'lateral-cervical',
    name: { en: 'lateral cervical', fr: 'latéro-cervicale' },
    sites: ['cervical'],
    course: {
      en: 'From the side of the neck, in lateral decubitus or supine, to the lateral mass or the side of the body.',
      fr: 'Du bord latéral du cou, en décubitus latéral ou dorsal, jusqu’à la masse latérale ou au bord du corps.',
    },
    asksCarotidSheath: true,
    invisible: [...anteriorNerves, 'accessory-nerve'],
    sources: [sources.lariboisiere],
  },
  {
    id: 'posterolateral-cervical',
    name: { en: 'posterolateral, cervical', fr: 'postéro-latérale cervicale' },
    sites: ['cervical'],
    course: {
      en: 'From behind, 2–3 cm from the midline below C1–C2, ascending by 10–20°.',
      fr: 'Par l’arrière, à 2–3 cm de la ligne médiane sous C1–C2, en montant de 10–20°.',
    },
    invisible: ['accessory-nerve'],
    sources: [sources.lariboisiere],
  },
  {
    id: 'transpedicular-cervical',
    name: { en: 'transpedicular, cervical', fr: 'transpédiculaire cervicale' },
    sites: ['cervical'],
    course: {
      en: 'From behind, through the pedicle between the vertebral artery and the cord.',
      fr: 'Par l’arrière, à travers le pédicule, entre l’artère vertébrale et la moelle épinière.',
    },
    invisible: [],
    sources: [sources.cervicalTranspedicular],
  },
  {
    id: 'transoral',
    name: { en: 'transoral', fr: 'transorale' },
    sites: ['cervical'],
    course: {
      en: 'Through the open mouth and the back wall of the pharynx, to the front of C2.',
      fr: 'Par la bouche ouverte et la paroi postérieure du pharynx, jusqu’à la face antérieure de C2.',
    },
    invisible: ['sympathetic-chain'],
    sources: [sources.cervicalVertebroplasty],
  },
];
