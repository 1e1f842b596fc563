import { halfLevel } from '../../core/structure';
import type { Local, LocalBone } from './bone';

/** A plane in a vertebra's frame: a point, unit vectors in it, and how far is looked along each, mm. */
export interface Window {
  readonly at: Local;
  readonly u: Local;
  readonly v: Local;
  readonly halfU: number;
  readonly halfV: number;
}

/** A piece of bone in a plane. */
export interface Section {
  /** Its middle along u and v from the window's, mm. */
  readonly u: number;
  readonly v: number;
  readonly areaMm2: number;
  /** It goes on beyond the window. */
  readonly isOpen: boolean;
  /** Places of the plane that it covers, along u and v, `stepMm` apart. */
  readonly places: readonly (readonly [u: number, v: number])[];
  readonly stepMm: number;
}

/** The piece of bone nearest to the middle of a window (within 2 mm), what it encloses being part of it. */
export function sectionAt(
  bone: LocalBone,
  { at, u, v, halfU, halfV }: Window,
  stepMm: number,
): Section | undefined {
  const [mu, mv] = [Math.round(halfU / stepMm), Math.round(halfV / stepMm)];
  const [nu, nv] = [2 * mu + 1, 2 * mv + 1];
  const mask = new Uint8Array(nu * nv);
  for (let j = 0, n = 0; j < nv; j++) {
    const q = (j - mv) * stepMm;
    const [l, a, h] = [at[0] + q * v[0], at[1] + q * v[1], at[2] + q * v[2]];
    for (let i = 0; i < nu; i++, n++) {
      const p = (i - mu) * stepMm;
      if (bone.at(l + p * u[0], a + p * u[1], h + p * u[2]) > halfLevel) mask[n] = 1;
    }
  }
  fillEnclosed(mask, nu, nv);
  const start = nearestSet(mask, nu, nv, 2 / stepMm);
  if (start < 0) return undefined;
  const piece = connected(mask, nu, start);
  const places = piece.map((n) => [((n % nu) - mu) * stepMm, (Math.floor(n / nu) - mv) * stepMm] as const);
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return {
    u: mean(0),
    v: mean(1),
    areaMm2: piece.length * stepMm * stepMm,
    isOpen: piece.some((n) => n % nu === 0 || n % nu === nu - 1 || n < nu || n >= nu * (nv - 1)),
    places,
    stepMm,
  };
}

/** The narrowest width of a section between parallel lines, mm, and its extent across that. */
export function calipers({ places, stepMm }: Section): {
  readonly widthMm: number;
  readonly heightMm: number;
} {
  const extent = (deg: number) => {
    const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
    let [low, high] = [Infinity, -Infinity];
    for (const [u, v] of places) {
      const t = u * c + v * s;
      if (t < low) low = t;
      if (t > high) high = t;
    }
    return high - low + stepMm * 0.5 * (Math.abs(c) + Math.abs(s));
  };
  let narrow = 0;
  for (let deg = 0; deg < 180; deg += 3) if (extent(deg) < extent(narrow)) narrow = deg;
  return { widthMm: extent(narrow), heightMm: extent(narrow + 90) };
}

/** Gives to a section what leads to no edge of its window. */
function fillEnclosed(mask: Uint8Array, nu: number, nv: number): void {
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
