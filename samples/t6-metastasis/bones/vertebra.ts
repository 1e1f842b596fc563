import { SIDES } from '../../lib/bone/sides';
import { place } from '../../lib/place';
import { type Solid, subtract, unite } from '../../lib/sdf';
import { type Level, LEVELS, POSE } from '../landmarks';
import { archSolids, lamina, upperProcess } from './arch';
import { bodySolid } from './body';
import { RIB_LEVELS, ribHeadRoom } from './ribs';
import { canalOf } from './zone';

/** Joint space of the facets, cartilage included. */
const FACET_GAP_MM = 1.3;
const LAMINA_GAP_MM = 1.2;

/** What a vertebra leaves to the upper processes and the laminae of the one below. */
const jointRooms = (level: Level): Solid[] => {
  const below = LEVELS[LEVELS.indexOf(level) + 1];
  if (!below) return [];
  const rooms = SIDES.flatMap((side) => [
    upperProcess(below, side, FACET_GAP_MM),
    lamina(below, side, LAMINA_GAP_MM),
  ]);
  return rooms.map((room) => place(room, POSE[below]));
};

/** Hollows for the heads of the ribs at the upper and lower rims of the bodies. */
const headRooms = (level: Level): Solid[] =>
  RIB_LEVELS.filter((rib) => rib === level || LEVELS.indexOf(rib) === LEVELS.indexOf(level) + 1).flatMap(
    (rib) => SIDES.map((side) => ribHeadRoom(rib, side)),
  );

/** The vertebra in the frame of the sample: body, arch and processes as one solid, canal and joints cut out. */
export const vertebraSolid = (level: Level): Solid => {
  const bone = unite(1.6, [bodySolid(level), ...archSolids(level)]);
  const whole = place(subtract(1.2, bone, canalOf(level)), POSE[level]);
  return subtract(0.5, whole, ...jointRooms(level), ...headRooms(level));
};
