import { cos, PI, sin } from './arithmetic';
import { chain, swell } from './chain';
import type { Paint, Part } from './part';
import { intersect, type Point3, type Solid } from './sdf';
import type { TubePoint } from './tube';

/** What of a solid lies within a cavity, `gapMm` of fat left. */
export const within =
  (cavity: Solid) =>
  (solid: Solid, gapMm = 1.6): Solid =>
    intersect(1.5, solid, {
      box: cavity.box,
      distance: (x, y, z) => cavity.distance(x, y, z) + gapMm,
    });

/** A piece of gut: its wall, and what its lumen holds; `inside` keeps both within the belly. */
export const gutOf =
  (wall: Paint, inside: (solid: Solid, gapMm: number) => Solid) =>
  (segment: string, lumen: Solid, content: Paint, wallMm: number, rank: number): Part[] => [
    { segment, paint: wall, rank, solid: inside(swell(lumen, wallMm), 2.4), warped: true, smooth: true },
    { segment, paint: content, rank: rank + 0.05, solid: inside(lumen, 2.4 + wallMm), warped: true },
  ];

/** A loop of small bowel: how it bends, how it is flattened, and how its width changes. */
export interface LoopShape {
  readonly bend: number;
  readonly radiusMm: number;
  readonly stretch: Point3;
  readonly tubeMm: readonly [least: number, more: number, wave: number];
}

/** A short bent run about a place; `u` draws numbers of 0–1, the first three of which are the caller's. */
export const loopAt = ([x, y, z]: Point3, u: (k: number) => number, shape: LoopShape): Solid => {
  const [angle, bend] = [2 * PI * u(3), shape.bend + u(4)];
  const [across, deep, high] = shape.stretch;
  const [least, more, wave] = shape.tubeMm;
  const points = Array.from({ length: 5 }, (_, i): TubePoint => {
    const a = angle + bend * (i - 2);
    const r = shape.radiusMm + 5 * u(5);
    return [
      x + r * cos(a) * across,
      y + deep * r * sin(a + 0.7),
      z + high * r * sin(a),
      least + more * u(6) + wave * sin(2.1 * i + 6 * u(7)),
    ];
  });
  return chain(points, 3);
};
