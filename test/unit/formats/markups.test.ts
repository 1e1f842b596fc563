import { describe, expect, it } from 'vitest';
import { roughBody } from '../../../src/core/rough-body';
import { type Grid, identityAxes } from '../../../src/core/grid';
import type { Result } from '../../../src/core/result';
import { lpsPoint } from '../../../src/core/units';
import { inlineKernels } from '../../../src/formats/inline';
import { limits } from '../../../src/formats/limits';
import type { Markup } from '../../../src/formats/markups/markup';
import { entryRemarks, placeMarkups } from '../../../src/formats/markups/place';
import { openMarkups, readMarkups } from '../../../src/formats/markups/read';
import { writeMarkupLine } from '../../../src/formats/markups/write';
import { scanFiles } from '../../../src/formats/open';
import { en } from '../../../src/i18n/en';
import { memoryFile } from './files';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
const codeOf = (result: Result<unknown>) => (result.ok ? 'read' : result.failure.code);
const places = (markups: readonly Markup[]) =>
  markups.map(({ points }) => points.map(({ positionMm }) => [...positionMm]));

const point = (position: unknown, more = {}) => ({ label: 'L-1', position, ...more });
const json = (...markups: object[]) => JSON.stringify({ '@schema': 'markups-schema-v1.0.3.json#', markups });
const line = (more: object = {}, a: unknown = [1, 2, 3], b: unknown = [4, 5, 60]) => ({
  type: 'Line',
  name: 'needle',
  coordinateSystem: 'LPS',
  coordinateUnits: 'mm',
  controlPoints: [point(a), point(b)],
  ...more,
});
const read = (...markups: object[]) => readMarkups(json(...markups), 'a/b.mrk.json');

describe('markups of 3D Slicer', () => {
  it('come back as they were written', () => {
    const written = {
      name: 'Trocar “L3”',
      entryMm: lpsPoint(1.25, -2, 3),
      targetMm: lpsPoint(4.5, 5, 66.125),
    };
    const { paths, leftOut } = placeMarkups(value(readMarkups(writeMarkupLine(written), 'x.mrk.json')), 'x');
    expect(paths).toEqual([{ ...written, entryBy: 'label' }]);
    expect(leftOut).toEqual([]);
  });

  it('are turned from RAS, and taken to mm', () => {
    expect(places(value(read(line())))).toEqual([
      [
        [1, 2, 3],
        [4, 5, 60],
      ],
    ]);
    expect(places(value(read(line({ coordinateSystem: 'RAS' }))))).toEqual([
      [
        [-1, -2, 3],
        [-4, -5, 60],
      ],
    ]);
    expect(places(value(read(line({ coordinateUnits: 'cm' }))))).toEqual([
      [
        [10, 20, 30],
        [40, 50, 600],
      ],
    ]);
    const three = { coordinateUnits: ['mm', 'mm', 'mm'] };
    expect(places(value(read(line(three))))).toEqual([
      [
        [1, 2, 3],
        [4, 5, 60],
      ],
    ]);
  });

  it('are several to a file, some without a name; points that were not placed are none', () => {
    const { name: _, ...nameless } = line();
    const points = [
      point([7, 8, 9]),
      point([0, 0, 0], { positionStatus: 'undefined' }),
      point(null),
      point([0, 0, 0], { positionStatus: 'missing' }),
    ];
    const markups = value(read(line(), nameless, { type: 'Fiducial', name: 'F', controlPoints: points }));
    expect(markups.map(({ name }) => name)).toEqual(['needle', 'b 2', 'F']);
    expect(places(markups)[2]).toEqual([[7, 8, 9]]);
  });

  it('of the legacy kind are RAS unless they say LPS', () => {
    const body = 'F_0,1.5,-2,3,0,0,0,1,1,1,0,"entry, skin",,\nF_1,4,5,60,0,0,0,1,1,1,0,F-2,,\n';
    const columns = '# columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID\n';
    const head = (frame: string) => `# Markups fiducial file version = 4.10\n${frame}${columns}`;
    const of = (frame: string) => value(readMarkups(head(frame) + body, 'p/way.fcsv'));
    const lps = [
      [
        [1.5, -2, 3],
        [4, 5, 60],
      ],
    ];
    const ras = [
      [
        [-1.5, 2, 3],
        [-4, -5, 60],
      ],
    ];
    expect(places(of('# CoordinateSystem = LPS\r\n'))).toEqual(lps);
    expect(places(of('# CoordinateSystem = 1\n'))).toEqual(lps);
    expect(places(of('# CoordinateSystem = RAS\n'))).toEqual(ras);
    expect(places(of('# CoordinateSystem = 0\n'))).toEqual(ras);
    expect(places(of(''))).toEqual(ras);
    expect(of('')[0]).toMatchObject({ name: 'way', points: [{ label: 'entry, skin' }, { label: 'F-2' }] });
    expect(placeMarkups(of(''), 'way.fcsv').paths).toMatchObject([{ name: 'way', entryBy: 'label' }]);
    const status = `${head('# CoordinateSystem = LPS\n')}1,1,2,3,0,0,0,1,1,1,0,A,,,2,0\n2,0,0,0,0,0,0,1,1,1,0,B,,,0,0\n`;
    expect(places(value(readMarkups(status, 'x.fcsv')))).toEqual([[[1, 2, 3]]]);
  });

  it('that are broken say so', async () => {
    expect(codeOf(readMarkups('{"@schema": "markups-schema", "mark', 'x.mrk.json'))).toBe('markups-broken');
    expect(codeOf(readMarkups('{"markups": 3}', 'x.mrk.json'))).toBe('markups-broken');
    expect(codeOf(read(line({}, [1, 2])))).toBe('markups-broken');
    expect(codeOf(read(line({}, [1, 2, 1e300])))).toBe('markups-broken');
    expect(codeOf(read(line({ coordinateSystem: 'IJK' })))).toBe('markups-frame');
    expect(codeOf(read(line({ coordinateUnits: 'furlong' })))).toBe('markups-unit');
    expect(codeOf(read())).toBe('markups-empty');
    expect(codeOf(readMarkups('1,2,three,4', 'x.fcsv'))).toBe('markups-broken');
    expect(codeOf(readMarkups('', 'x.fcsv'))).toBe('markups-broken');
    expect(codeOf(readMarkups('# CoordinateSystem = IJK\n1,2,3,4', 'x.fcsv'))).toBe('markups-frame');
    const big = memoryFile('x.fcsv', new Uint8Array(limits.markupsBytes + 1));
    expect(codeOf(await openMarkups(big))).toBe('markups-too-large');
  });

  it('are recognised among other files', async () => {
    const text = (path: string, words: string) => memoryFile(path, new TextEncoder().encode(words));
    const files = [
      text('a.mrk.json', 'broken'),
      text('renamed.json', json(line())),
      text('b.fcsv', ''),
      text('names.json', '{"1": "spleen"}'),
    ];
    const { objects } = value(await scanFiles(files, inlineKernels));
    expect(objects.map(({ path, kind }) => [path, kind])).toEqual([
      ['a.mrk.json', 'MARKUPS'],
      ['renamed.json', 'MARKUPS'],
      ['b.fcsv', 'MARKUPS'],
      ['names.json', 'NAMES'],
    ]);
  });
});

/** A block of water in air, 60 × 60 × 60 mm from (20, 20, 20) on. */
const grid: Grid = {
  dims: [100, 100, 100],
  spacing: [1, 1, 1],
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
};
const hu = new Int16Array(100 ** 3).fill(-1000);
const inside = (n: number) => n >= 20 && n < 80;
for (let at = 0; at < hu.length; at++) {
  const [x, y, z] = [at % 100, Math.floor(at / 100) % 100, Math.floor(at / 10_000)];
  if (inside(x) && inside(y) && inside(z)) hu[at] = 0;
}
const ct = { grid, mask: roughBody({ grid, hu, minHu: -1000, maxHu: 0 }) };
const place = (...markups: object[]) => placeMarkups(value(read(...markups)), 'b.mrk.json', ct);

describe('markups on a CT', () => {
  it('have their entry at the end nearer the skin, whichever comes first', () => {
    const [deep, shallow] = [
      [50, 50, 50],
      [50, 24, 50],
    ];
    for (const ends of [
      [deep, shallow],
      [shallow, deep],
    ] as const) {
      expect(place(line({}, ...ends)).paths).toEqual([
        { name: 'needle', entryMm: shallow, targetMm: deep, entryBy: 'skin' },
      ]);
    }
    const labelled = { controlPoints: [point(deep, { label: 'Entry' }), point(shallow)] };
    expect(place(line(labelled)).paths).toMatchObject([{ entryMm: deep, entryBy: 'label' }]);
  });

  it('keep their order where nothing tells, and say so', () => {
    const { paths } = place(line({}, [40, 50, 50], [60, 50, 50]));
    expect(paths).toMatchObject([{ entryMm: [40, 50, 50], entryBy: 'order' }]);
    expect(entryRemarks(paths)).toEqual([{ code: 'markups-entry-order', data: { names: 'needle' } }]);
  });

  it('become paths and notes; the rest is left out with its reason', () => {
    const two = [point([50, 50, 50]), point([50, 24, 50])];
    const { paths, notes, leftOut } = place(
      line({ type: 'Curve', name: 'curve' }),
      { type: 'Fiducial', name: 'list', controlPoints: [...two, point([1, 1, 1], { label: '' })] },
      line({ type: 'Curve', name: 'long', controlPoints: [...two, point([1, 2, 3])] }),
      line({ type: 'ROI', name: 'roi' }),
      line({ name: 'half', controlPoints: two.slice(1) }),
      line({ name: 'dot' }, [50, 50, 50], [50, 50, 50]),
      line({ name: 'far' }, [500, 50, 50], [500, 80, 50]),
    );
    expect(paths.map(({ name }) => name)).toEqual(['curve']);
    expect(notes.map(({ label }) => label)).toEqual(['L-1', 'L-1', 'list']);
    expect(leftOut.map(({ code, data }) => [data['name'], code])).toEqual([
      ['long', 'markups-not-read'],
      ['roi', 'markups-not-read'],
      ['half', 'markups-unplaced'],
      ['dot', 'markups-zero-length'],
      ['far', 'markups-elsewhere'],
    ]);
  });

  it('are not taken without end', () => {
    const many = placeMarkups(value(read(...Array.from({ length: 60 }, () => line()))), 'b.mrk.json');
    expect(many.paths).toHaveLength(50);
    expect(many.leftOut).toEqual([
      { code: 'markups-many', data: { path: 'b.mrk.json', count: 10, most: 50 } },
    ]);
  });

  it('have words for all that is said of them', async () => {
    const { readFile } = await import('node:fs/promises');
    const sources = ['formats/markups/place.ts', 'store/markups.ts'].map((name) =>
      readFile(`src/${name}`, 'utf8'),
    );
    const codes = (await Promise.all(sources)).flatMap(
      (text) => text.match(/(?<=')markups-[a-z-]+(?=')/g) ?? [],
    );
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !(code in en.failure))).toEqual([]);
  });
});
