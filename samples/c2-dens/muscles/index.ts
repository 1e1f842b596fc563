import { chain, swell } from '../../lib/chain';
import { loft, mirrored, type Section, sectionsOf } from '../../lib/loft';
import type { Paint, Part } from '../../lib/part';
import type { Solid } from '../../lib/sdf';
import type { TubePoint } from '../../lib/tube';
import { paint } from '../tissues';
import { backMuscles } from './back';
import { frontMuscles } from './front';
import { jawMuscles } from './jaw';
import { slenderMuscles } from './slender';
import { strapMuscles } from './strap';
import { superficialMuscles } from './superficial';

/** Their order decides how each differs from side to side. */
const lofted = [...superficialMuscles, ...backMuscles, ...frontMuscles, ...jawMuscles, ...strapMuscles];

/** The other side differs by a few per cent in place and size, muscle by muscle. */
const uneven = (rows: readonly Section[], n: number): Section[] =>
  rows.map((row, i) => ({
    ...row,
    x: row.x * (1 + 0.012 * (((n * 7 + i * 3) % 5) - 2)),
    y: row.y + 0.5 * (((n * 5 + i * 2) % 5) - 2),
    a: row.a * (1 + 0.03 * (((n * 3 + i) % 5) - 2)),
    b: row.b * (1 + 0.035 * (((n * 11 + i) % 5) - 2)),
  }));

/** Muscles that mark the way to the spine are in the truth; the others only fill the neck. */
const inTruth = new Set([
  'sternocleidomastoid',
  'paraspinal-muscles',
  'prevertebral-muscles',
  'levator-scapulae',
  'anterior-scalene',
  'middle-scalene',
]);
const segmentOf = (name: string, side: 'left' | 'right') =>
  inTruth.has(name) ? { segment: `${name}-${side}` } : {};

/** Muscles lie close: each is drawn larger by this, and they settle their borders among themselves, mm. */
const fillMm: Readonly<Record<string, number>> = {
  'paraspinal-muscles': 2.6,
  'levator-scapulae': 2,
  'middle-scalene': 1.6,
  'posterior-scalene': 1.6,
  'anterior-scalene': 1.2,
  'prevertebral-muscles': 1.1,
  sternocleidomastoid: 1,
  trapezius: 1,
  masseter: 1,
  other: 0.6,
};

export const muscleParts = (): Part[] => {
  const part = (name: string, side: 'left' | 'right', material: Paint, solid: Solid): Part => ({
    ...segmentOf(name, side),
    paint: material,
    rank: 5,
    solid: swell(solid, fillMm[name] ?? 0.4),
    warped: true,
    smooth: true,
    planeMm: 1.3,
    depthMm: name.startsWith('trapezius') ? 3.2 : 4.6,
  });
  const material = (fatty: boolean) => (fatty ? paint.fattyMuscle : paint.muscle);
  return [
    ...lofted.flatMap(([name, fatty, rows], n) => {
      const left = sectionsOf(rows);
      return [
        part(name, 'left', material(fatty), loft(left)),
        part(name, 'right', material(fatty), loft(mirrored(uneven(left, n)))),
      ];
    }),
    ...slenderMuscles.flatMap(([name, points], n) => {
      const right = points.map(([x, y, z, r], i): TubePoint => [
        -x * (1 + 0.012 * (((n + i) % 5) - 2)),
        y + 0.4 * (((n * 3 + i) % 5) - 2),
        z,
        r * (1 + 0.04 * ((n % 3) - 1)),
      ]);
      return [
        part(name, 'left', paint.muscle, chain(points)),
        part(name, 'right', paint.muscle, chain(right)),
      ];
    }),
  ];
};
