import { neckSpaces } from './neck';
import type { FascialSpaceItem } from './types';

/** A space of one side of the body, or of the midline: ids without `{side}`. */
export interface PlacedSpaceItem extends FascialSpaceItem {
  readonly side?: 'right' | 'left';
}

const french = { right: 'droit', left: 'gauche' } as const;

const placed = (item: FascialSpaceItem, side: 'right' | 'left'): PlacedSpaceItem => {
  const named = (ids: readonly string[]) => ids.map((id) => id.replace('{side}', side));
  return {
    ...item,
    id: `${item.id}-${side}`,
    side,
    name: { en: `${item.name.en}, ${side}`, fr: `${item.name.fr}, côté ${french[side]}` },
    between: named(item.between),
    and: named(item.and),
    ...(item.orFacing && { orFacing: named(item.orFacing) }),
  };
};

/** Every fascial space, both sides apart. Earlier ones keep the cells that two would share. */
export const fascialSpaces: readonly PlacedSpaceItem[] = neckSpaces.flatMap((item): PlacedSpaceItem[] =>
  item.sided ? [placed(item, 'right'), placed(item, 'left')] : [item],
);

const byId = new Map(fascialSpaces.map((space) => [space.id, space]));

export const fascialSpaceById = (id: string): PlacedSpaceItem | undefined => byId.get(id);
