import { chain } from '../../lib/chain';

/** Transverse and sigmoid sinuses down to the jugular bulbs, and the torcular: right larger than left. */
export const sinuses = [
  chain([
    [27.4, 3, 41, 3.6],
    [34, 8, 46, 3.4],
    [44, 14, 51, 3.6],
    [52, 25, 57, 3.4],
    [50, 42, 62, 3.2],
    [38, 62, 64, 3],
    [18, 78, 66, 3.2],
    [1, 84, 68, 4],
  ]),
  chain([
    [-27.6, 3.4, 42, 4.2],
    [-35, 8.6, 47, 4.2],
    [-45, 15, 52, 4.4],
    [-53, 26, 58, 4.2],
    [-51, 43, 62.6, 4],
    [-39, 62, 64.6, 3.8],
    [-18, 78, 66.4, 3.8],
    [-1, 84, 68, 4],
  ]),
];
