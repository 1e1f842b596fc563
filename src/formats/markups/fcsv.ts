import { fail, ok, type Result } from '../../core/result';
import { type ControlPoint, isPlace, type Markup, placedPoint, signOfFrame, stemOf } from './markup';

/** Columns of a file whose header does not name them (3D Slicer 4). */
const usual = 'id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID';
/** Position status "placed", which 3D Slicer 5 adds behind the columns that the header names. */
const placed = '2';

/**
 * The points of a legacy `.fcsv` of 3D Slicer, as one list. Before version 4.11 it wrote RAS and did not always say so:
 * RAS where the header names no frame. Points that were not placed are left out. mm.
 * Failures: `markups-broken`, `markups-frame`.
 */
export function readFcsv(text: string, path: string): Result<Markup[]> {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const header = lines.filter((line) => line.startsWith('#')).join('\n');
  const frame = /^#\s*CoordinateSystem\s*=\s*(\S+)/im.exec(header)?.[1] ?? 'RAS';
  const sign = signOfFrame(frame);
  if (!sign) return fail('markups-frame', { path, frame });
  const columns = (/^#\s*columns\s*=\s*(.+)$/im.exec(header)?.[1] ?? usual).split(',').map((c) => c.trim());
  const [x, y, z, label] = ['x', 'y', 'z', 'label'].map((name) => columns.indexOf(name));
  const points: ControlPoint[] = [];
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const cells = cellsOf(line);
    if ((cells[columns.length] ?? placed) !== placed) continue;
    const position = [x!, y!, z!].map((at) => numberOf(cells[at]));
    if (!isPlace(position)) return fail('markups-broken', { path });
    points.push({ label: cells[label!] ?? '', positionMm: placedPoint(position, sign) });
  }
  if (points.length === 0 && header === '') return fail('markups-broken', { path });
  return ok([{ type: 'List', name: stemOf(path), points }]);
}

const numberOf = (cell: string | undefined) =>
  cell === undefined || cell === '' ? undefined : Number.isNaN(Number(cell)) ? undefined : Number(cell);

/** A line of comma-separated values; in quotes a comma is a comma and two quotes are one. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
