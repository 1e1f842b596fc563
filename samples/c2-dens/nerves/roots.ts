import type { TubePoint } from '../../lib/tube';

type Root = readonly [level: string, side: 1 | -1, points: readonly TubePoint[]];

/** A root leaves the sac, swells into its ganglion in the foramen and goes down in front. */
const root = (level: string, side: 1 | -1, z: number, y: number, drop: number): Root => [
  level,
  side,
  [
    [side * 8.4, y + 1.4, z + 2.2, 1],
    [side * 12, y - 1.6, z, 1.5],
    [side * 15.4, y - 4.6, z - 1, 2.3],
    [side * 18.6, y - 7, z - 2, 2.6],
    [side * 22.4, y - 9, z - 3.6, 1.9],
    [side * 27, y - 8, z - 3.6 - drop, 1.7],
  ],
];

/** C2 behind its joint, C3 to C6 through their foramina. */
export const roots: readonly Root[] = [1, -1].flatMap((s) => {
  const side = s as 1 | -1;
  const j = side === 1 ? 0 : 0.5;
  return [
    [
      'c2',
      side,
      [
        [side * 9, 17, 10, 1],
        [side * 13, 18.4, 9.4, 1.6],
        [side * 16.8, 18, 9, 2.5],
        [side * 21, 17, 8, 2.2],
        [side * 25, 16, 5, 1.5],
      ],
    ] as Root,
    root('c3', side, -11.5 + j, 14, 6),
    root('c4', side, -30 + j, 13.4, 8),
    root('c5', side, -47 + j, 13.2, 9),
    root('c6', side, -64.5 + j, 14.4, 9),
  ];
});
