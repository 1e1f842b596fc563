import { sources } from '../sources';
import type { ApproachItem } from './types';

/** Routes to the thoracic and lumbar spine. */
export const trunkApproaches: readonly ApproachItem[] = [
  {
    id: 'transpedicular',
    name: { en: 'transpedicular', fr: 'transpédiculaire' },
    sites: ['thoracic', 'lumbar'],
    course: {
      en: 'From behind, through the pedicle into the body; the tip passes the inner margin of the pedicle only beyond the posterior wall.',
      fr: 'Par l’arrière, à travers le pédicule jusqu’au corps ; la pointe ne dépasse le bord interne du pédicule qu’au-delà du mur postérieur.',
    },
    invisible: ['cord-feeder-artery'],
    sources: [sources.thoracolumbarRoutes],
  },
  {
    id: 'parapedicular',
    name: { en: 'parapedicular', fr: 'parapédiculaire' },
    sites: ['thoracic', 'lumbar'],
    course: {
      en: 'Along the outer side of the pedicle into the side of the body.',
      fr: 'Le long du bord externe du pédicule, jusqu’au bord latéral du corps.',
    },
    invisible: ['cord-feeder-artery'],
    sources: [sources.thoracolumbarRoutes],
  },
  {
    id: 'costovertebral',
    name: { en: 'costovertebral', fr: 'costo-vertébrale' },
    sites: ['thoracic'],
    course: {
      en: 'Between the head of the rib and the pedicle, beside the pleura.',
      fr: 'Entre la tête de la côte et le pédicule, au contact de la plèvre.',
    },
    invisible: ['cord-feeder-artery'],
    sources: [sources.costotransverse],
  },
  {
    id: 'costotransverse',
    name: { en: 'costotransverse', fr: 'costo-transversaire' },
    sites: ['thoracic'],
    course: {
      en: 'Between the rib and the transverse process, then into the pedicle or the body.',
      fr: 'Entre la côte et le processus transverse, puis dans le pédicule ou le corps.',
    },
    invisible: ['cord-feeder-artery'],
    sources: [sources.costotransverse],
  },
  {
    id: 'posterolateral',
    name: { en: 'posterolateral', fr: 'postéro-latérale' },
    sites: ['thoracic', 'lumbar'],
    course: {
      en: 'From behind and the side, in front of the transverse process, into the body.',
      fr: 'Par l’arrière et le côté, en avant du processus transverse, jusqu’au corps.',
    },
    invisible: ['cord-feeder-artery'],
    sources: [sources.thoracolumbarRoutes],
  },
];
