import { structureById } from '../../catalog/structures';
import type { LpsPoint } from '../../core/units';
import type { Locale } from '../../i18n';
import { type SessionState, useSession } from '../../store/session';
import type { Verdict } from '../../trajectory/verdict';

/** The shortest line from an instrument to a structure. */
export interface Segment {
  readonly structureId: string;
  readonly structureKey: string;
  readonly fromMm: LpsPoint;
  readonly toMm: LpsPoint;
  readonly clearanceMm: number;
  readonly toleranceMm: number;
  readonly verdict: Verdict;
}

export const verdictColours: Readonly<Record<Verdict, string>> = {
  met: '#009E73',
  near: '#E69F00',
  notMet: '#D55E00',
  incomplete: '#9AA4AF',
};
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  met: '✓',
  near: '!',
  notMet: '✕',
  incomplete: '?',
};
/** Solid, dashed, short dashes, dots: the shape says what the colour says. */
export const verdictDashes: Readonly<Record<Verdict, readonly number[]>> = {
  met: [],
  near: [6, 4],
  notMet: [3, 2],
  incomplete: [1.5, 4],
};

const shownCount = 5;

/** The nearest at-risk structures of the clearance table, each once, the nearest first. */
export function nearestSegments({ clearance }: SessionState): Segment[] {
  const seen = new Set<string>();
  return (clearance?.rows ?? [])
    .filter((row) => structureById(row.structure)?.role === 'atRisk' && Number.isFinite(row.clearanceMm))
    .toSorted((a, b) => a.clearanceMm - b.clearanceMm)
    .filter((row) => !seen.has(row.key) && seen.add(row.key))
    .slice(0, shownCount)
    .map((row) => ({
      structureId: row.structure,
      structureKey: row.key,
      fromMm: row.closestOnInstrumentMm,
      toMm: row.closestOnStructureMm,
      clearanceMm: row.clearanceMm,
      toleranceMm: row.toleranceMm,
      verdict: row.verdict ?? 'incomplete',
    }));
}

/** The catalogue's name of a structure, else its name in the file. */
export function nameOf(id: string, key: string | undefined, locale: Locale): string {
  const known = structureById(id)?.name[locale];
  if (known) return known;
  return useSession.getState().structures.find((item) => item.key === key)?.sourceName ?? id;
}
