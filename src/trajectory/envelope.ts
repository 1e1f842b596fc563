import type { Profile } from '../catalog/types';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly radius: number;
  readonly slope: number;
}

const edgesOf = (profile: Profile): Edge[] =>
  profile.slice(1).flatMap((b, i) => {
    const a = profile[i]!;
    const run = b.behindTipMm - a.behindTipMm;
    if (run <= 0) return [];
    return [
      { from: a.behindTipMm, to: b.behindTipMm, radius: a.radiusMm, slope: (b.radiusMm - a.radiusMm) / run },
    ];
  });

const radiusOn = (edge: Edge, t: number): number => edge.radius + edge.slope * (t - edge.from);

/** The outline of several solids on one axis taken together: the largest radius at each place. */
export function envelope(profiles: readonly Profile[]): Profile {
  const edges = profiles.flatMap(edgesOf);
  const ends = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  for (const a of edges) {
    for (const b of edges) {
      const t = a.from + (radiusOn(b, a.from) - a.radius) / (a.slope - b.slope);
      if (t > Math.max(a.from, b.from) && t < Math.min(a.to, b.to)) ends.add(t);
    }
  }
  const places = [...ends].sort((p, q) => p - q);
  const outline: { behindTipMm: number; radiusMm: number }[] = [];
  const add = (behindTipMm: number, radiusMm: number) => {
    const last = outline.at(-1);
    const repeated =
      last && Math.abs(last.behindTipMm - behindTipMm) < 1e-9 && Math.abs(last.radiusMm - radiusMm) < 1e-9;
    if (!repeated) outline.push({ behindTipMm, radiusMm });
  };
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i]!, places[i + 1]!];
    const middle = (from + to) / 2;
    const here = edges.filter((edge) => edge.from <= middle && edge.to >= middle);
    const widest = here.reduce<Edge | undefined>(
      (best, edge) => (best && radiusOn(best, middle) >= radiusOn(edge, middle) ? best : edge),
      undefined,
    );
    add(from, widest ? Math.max(0, radiusOn(widest, from)) : 0);
    add(to, widest ? Math.max(0, radiusOn(widest, to)) : 0);
  }
  return straightened(outline);
}

/** Without the points in the middle of a straight stretch. */
const straightened = (outline: readonly { behindTipMm: number; radiusMm: number }[]): Profile =>
  outline.filter((point, i) => {
    const [before, after] = [outline[i - 1], outline[i + 1]];
    if (!before || !after) return true;
    const run = after.behindTipMm - before.behindTipMm;
    if (point.behindTipMm === before.behindTipMm || point.behindTipMm === after.behindTipMm) return true;
    const t = (point.behindTipMm - before.behindTipMm) / run;
    return Math.abs(before.radiusMm + t * (after.radiusMm - before.radiusMm) - point.radiusMm) > 1e-9;
  });
