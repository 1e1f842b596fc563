import { isWithin } from '../../core/grid';
import type { Failure } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import { distance } from '../../core/vector';
import { type Ends, endsOf, type EntryBy, type MarkupsCt } from './ends';
import type { ControlPoint, Markup } from './markup';

/** A straight path among markups. LPS mm. */
export interface PlacedPath extends Ends {
  readonly name: string;
}

/** A point among markups, with its words. LPS mm. */
export interface PlacedNote {
  readonly label: string;
  readonly atMm: LpsPoint;
}

/** What a plan takes from markups, and why the rest was left out. */
export interface PlacedMarkups {
  readonly paths: readonly PlacedPath[];
  readonly notes: readonly PlacedNote[];
  readonly leftOut: readonly Failure[];
}

/** Far more than any plan has: a file with more was made for something else (registration, a traced surface). */
const mostPaths = 50;
const mostNotes = 100;
/** Ends that are nearer than this are one point, mm. */
const leastPathMm = 0.01;

/**
 * Lines, curves of two points and `.fcsv` lists of two points become paths; other lists of points become notes. With a CT,
 * what lies wholly outside it is left out. Reasons: `markups-not-read`, `markups-unplaced`, `markups-zero-length`,
 * `markups-elsewhere`, `markups-many`.
 */
export function placeMarkups(markups: readonly Markup[], path: string, ct?: MarkupsCt): PlacedMarkups {
  const paths: PlacedPath[] = [];
  const notes: PlacedNote[] = [];
  const leftOut: Failure[] = [];
  const isSeen = ({ positionMm }: ControlPoint) => !ct || isWithin(ct.grid, positionMm);
  for (const markup of markups) {
    const { name, type, points } = markup;
    const [first, second] = points;
    const fault = faultOf(markup) ?? (points.some(isSeen) ? undefined : 'markups-elsewhere');
    if (fault) leftOut.push({ code: fault, data: { path, name, type } });
    else if (isPath(markup)) paths.push({ name: name.slice(0, mostLetters), ...endsOf(first!, second!, ct) });
    else notes.push(...points.map((point) => toNote(point, name)));
  }
  const many = [
    [paths.splice(mostPaths).length, mostPaths],
    [notes.splice(mostNotes).length, mostNotes],
  ] as const;
  for (const [count, most] of many) {
    if (count > 0) leftOut.push({ code: 'markups-many', data: { path, count, most } });
  }
  return { paths, notes, leftOut };
}

/** As long as a plan lets names and labels be. */
const mostLetters = 200;

const isCurve = ({ type }: Markup) => /^(Line|Curve)$/i.test(type);
const isList = ({ type }: Markup) => /^(Fiducial|List)$/i.test(type);
const isPath = (markup: Markup) => isCurve(markup) || (markup.type === 'List' && markup.points.length === 2);

function faultOf(markup: Markup): string | undefined {
  const { points, type } = markup;
  if (!isCurve(markup) && !isList(markup)) return 'markups-not-read';
  if (points.length < (isCurve(markup) ? 2 : 1)) return 'markups-unplaced';
  if (!isPath(markup)) return undefined;
  if (points.length > 2) return type === 'Line' ? 'markups-broken' : 'markups-not-read';
  return distance(points[0]!.positionMm, points[1]!.positionMm) < leastPathMm
    ? 'markups-zero-length'
    : undefined;
}

const toNote = ({ label, positionMm }: ControlPoint, name: string): PlacedNote => ({
  label: (label.trim() || name).slice(0, mostLetters),
  atMm: positionMm,
});

/** What the user has to know of the entries that were chosen: one remark for each way. */
export const entryRemarks = (paths: readonly PlacedPath[]): Failure[] =>
  (Object.keys(remarkBy) as EntryBy[]).flatMap((way) => {
    const names = paths.filter(({ entryBy }) => entryBy === way).map(({ name }) => name);
    return names.length > 0 ? { code: remarkBy[way], data: { names: names.join(', ') } } : [];
  });

const remarkBy: Readonly<Record<EntryBy, string>> = {
  skin: 'markups-entry-skin',
  order: 'markups-entry-order',
  label: 'markups-entry-label',
};
