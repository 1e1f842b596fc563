import { approachById } from '../approaches';
import { sources } from '../sources';
import type { Bilingual, Source } from '../types';
import type { CaseQuery } from './expected';
import { levelOf, levels } from './vertebrae';

/** A structure that lies near a route and that no planning CT shows: named, never with a distance. */
export interface InvisibleStructure {
  readonly id: string;
  readonly name: Bilingual;
  /** Where it lies and why the CT does not show it. */
  readonly reason: Bilingual;
  readonly source: Source;
}

/** Every structure of this kind that a route names. */
export const invisibleItems: readonly InvisibleStructure[] = [
  {
    id: 'hypoglossal-nerve',
    name: { en: 'hypoglossal nerve', fr: 'nerf hypoglosse' },
    reason: {
      en: 'crosses the external carotid below the angle of the mandible; the high anterior route to C2 passes between it and the superior laryngeal nerve',
      fr: 'croise la carotide externe sous l’angle de la mandibule ; la voie antérieure haute vers C2 passe entre lui et le nerf laryngé supérieur',
    },
    source: sources.highAnterior,
  },
  {
    id: 'superior-laryngeal-nerve',
    name: { en: 'superior laryngeal nerve', fr: 'nerf laryngé supérieur' },
    reason: {
      en: 'runs behind the carotids to the thyrohyoid membrane, below the high anterior route to C2',
      fr: 'passe derrière les carotides vers la membrane thyro-hyoïdienne, sous la voie antérieure haute vers C2',
    },
    source: sources.highAnterior,
  },
  {
    id: 'marginal-mandibular-nerve',
    name: {
      en: 'marginal mandibular branch of the facial nerve',
      fr: 'rameau marginal mandibulaire du nerf facial',
    },
    reason: {
      en: 'runs along the lower edge of the mandible, under the platysma',
      fr: 'longe le bord inférieur de la mandibule, sous le platysma',
    },
    source: sources.hydrodissectionRisks,
  },
  {
    id: 'vagus-nerve',
    name: { en: 'vagus nerve', fr: 'nerf vague' },
    reason: {
      en: 'lies in the carotid sheath, between artery and vein',
      fr: 'est dans la gaine carotidienne, entre l’artère et la veine',
    },
    source: sources.anatomy,
  },
  {
    id: 'sympathetic-chain',
    name: { en: 'cervical sympathetic chain', fr: 'chaîne sympathique cervicale' },
    reason: {
      en: 'lies on the prevertebral muscles, behind the carotid sheath',
      fr: 'repose sur les muscles prévertébraux, derrière la gaine carotidienne',
    },
    source: sources.anatomy,
  },
  {
    id: 'accessory-nerve',
    name: { en: 'accessory nerve', fr: 'nerf accessoire' },
    reason: {
      en: 'crosses the side of the neck under the sternocleidomastoid muscle',
      fr: 'traverse le bord du cou sous le muscle sternocléidomastoïdien',
    },
    source: sources.anatomy,
  },
  {
    id: 'cord-feeder-artery',
    name: {
      en: 'feeder artery of the cord (artery of Adamkiewicz)',
      fr: 'artère radiculo-médullaire (artère d’Adamkiewicz)',
    },
    reason: {
      en: 'enters through a foramen between T8 and L2, more often on the left; about 1 mm wide, not seen on a planning CT',
      fr: 'entre par un foramen entre T8 et L2, plus souvent à gauche ; environ 1 mm de diamètre, non visible sur un scanner de planification',
    },
    source: sources.adamkiewicz,
  },
];

/** Near the route of this case; near any route to the site while the route is not stated. */
export function invisibleStructures(query: CaseQuery): readonly InvisibleStructure[] {
  const route = approachById(query.approach);
  return invisibleItems.filter((item) => {
    if (item.id === 'cord-feeder-artery') return feedsCordAt(query);
    if (query.site !== 'cervical') return false;
    return route ? route.invisible.includes(item.id) : true;
  });
}

/** T8 to L2; a thoracic or lumbar case without its level may lie there. */
function feedsCordAt({ site, level }: CaseQuery): boolean {
  if (site !== 'thoracic' && site !== 'lumbar') return false;
  const index = levels.indexOf(levelOf(level) ?? '');
  return index < 0 || (index >= levels.indexOf('T8') && index <= levels.indexOf('L2'));
}
