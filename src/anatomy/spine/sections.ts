import type { LocalBone } from './local';

/** A piece of bone in a plane of the local frame: middle, extents and area. */
export interface Section {
  readonly u: number;
  readonly v: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly areaMm2: number;
  /** It goes on beyond the window. */
  readonly isOpen: boolean;
}

/** Places of a section, mm apart, unless another step is asked for. */
const fineMm = 0.5;

/** Half sizes of the window of a section, mm, and its middle. */
export interface Window {
  readonly u: number;
  readonly v: number;
  readonly halfU: number;
  readonly halfV: number;
}

/**
 * The piece of bone in a window of a plane that lies nearest to the window's middle (within 2 mm). Width and height are
 * extents along u and v between half occupancies.
 * @param at the place of (u, v) in the local frame
 */
export function sectionAt(
  bone: LocalBone,
  at: (u: number, v: number) => readonly [l: number, a: number, h: number],
  window: Window,
  stepMm = fineMm,
): Section | undefined {
  const [nu, nv] = [window.halfU, window.halfV].map((half) => 2 * Math.round(half / stepMm) + 1) as [number, number]; // prettier-ignore
  const uOf = (i: number) => window.u + (i - (nu - 1) / 2) * stepMm;
  const vOf = (j: number) => window.v + (j - (nv - 1) / 2) * stepMm;
  const isBone = new Uint8Array(nu * nv);
  for (let j = 0, n = 0; j < nv; j++)
    for (let i = 0; i < nu; i++, n++) if (bone.isBone(...at(uOf(i), vOf(j)))) isBone[n] = 1;
  fillSection(isBone, nu, nv);
  const start = nearestSet(isBone, nu, nv, 2 / stepMm);
  if (start < 0) return undefined;
  const piece = connected(isBone, nu, start);
  let [sumU, sumV] = [0, 0];
  let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const n of piece) {
    const [u, v] = [uOf(n % nu), vOf(Math.floor(n / nu))];
    sumU += u;
    sumV += v;
    [lowU, highU, lowV, highV] = [Math.min(lowU, u), Math.max(highU, u), Math.min(lowV, v), Math.max(highV, v)]; // prettier-ignore
  }
  return {
    u: sumU / piece.length,
    v: sumV / piece.length,
    widthMm: highU - lowU + stepMm,
    heightMm: highV - lowV + stepMm,
    areaMm2: piece.length * stepMm * stepMm,
    isOpen: lowU <= uOf(0) || lowV <= vOf(0) || highU >= uOf(nu - 1) || highV >= vOf(nv - 1),
  };
}

/** Gives the porous inside of a section to it: what leads to no edge of the window. */
function fillSection(mask: Uint8Array, nu: number, nv: number): void {
  const free = mask.map((value) => 1 - value);
  for (let i = 0; i < nu; i++)
    for (const n of [i, i + nu * (nv - 1)]) if (free[n] === 1) connected(free, nu, n);
  for (let j = 0; j < nv; j++)
    for (const n of [nu * j, nu * j + nu - 1]) if (free[n] === 1) connected(free, nu, n);
  free.forEach((value, n) => (mask[n] = value === 1 ? 1 : mask[n]!));
}

function nearestSet(mask: Uint8Array, nu: number, nv: number, most: number): number {
  let [best, nearest] = [-1, most * most];
  mask.forEach((value, n) => {
    const away = ((n % nu) - (nu - 1) / 2) ** 2 + (Math.floor(n / nu) - (nv - 1) / 2) ** 2;
    if (value === 1 && away <= nearest) [best, nearest] = [n, away];
  });
  return best;
}

/** What is connected to a set place through sides; clears it in the mask. */
function connected(mask: Uint8Array, nu: number, start: number): number[] {
  const piece = [start];
  mask[start] = 0;
  for (let q = 0; q < piece.length; q++) {
    const n = piece[q]!;
    const i = n % nu;
    for (const m of [i > 0 ? n - 1 : -1, i < nu - 1 ? n + 1 : -1, n - nu, n + nu]) {
      if (mask[m] !== 1) continue;
      mask[m] = 0;
      piece.push(m);
    }
  }
  return piece;
}
