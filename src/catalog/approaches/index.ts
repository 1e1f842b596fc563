import { neckApproaches } from './neck';
import { pelvisApproaches } from './pelvis';
import { trunkApproaches } from './trunk';
import type { ApproachItem } from './types';

/** Every route that Trocart knows. */
export const approachItems: readonly ApproachItem[] = [
  ...neckApproaches,
  ...trunkApproaches,
  ...pelvisApproaches,
];

/** The route, or undefined for an unknown id. */
export const approachById = (id: string | undefined): ApproachItem | undefined =>
  approachItems.find((item) => item.id === id);

/** The routes to a site; all of them while the site is not stated. */
export const approachesFor = (site: string | undefined): readonly ApproachItem[] =>
  site === undefined
    ? approachItems
    : approachItems.filter((item) => (item.sites as readonly string[]).includes(site));
