import { inletOf } from '../../plan/needles';
import {
  type ClearanceCurve,
  retainedRange,
  type RetainedRange,
  type RetainedSeries,
} from '../../simulation/hydrodissection/patient/band';

/** As many curves as can be told apart. */
const mostCurves = 5;
/** What stays farther than this is not drawn, mm. */
const farMm = 30;

/** Of each structure the curve of the planned instrument that is tightest at the end, those that matter first. */
export function shownCurves({ curves }: RetainedSeries): readonly ClearanceCurve[] {
  const slack = ({ clearanceMm, marginMm }: ClearanceCurve) => clearanceMm[0]! - (marginMm ?? 0);
  const tightest = new Map<string, ClearanceCurve>();
  for (const curve of curves) {
    if (inletOf(curve.instrument) !== undefined || curve.marginMm === null) continue;
    const known = tightest.get(curve.key);
    if (!known || slack(curve) < slack(known)) tightest.set(curve.key, curve);
  }
  const change = ({ clearanceMm }: ClearanceCurve) => Math.max(...clearanceMm) - Math.min(...clearanceMm);
  return [...tightest.values()]
    .filter((curve) => Math.min(...curve.clearanceMm) < farMm && change(curve) >= 0.3)
    .toSorted((a, b) => slack(a) - slack(b))
    .slice(0, mostCurves);
}

/** Retained shares that agree with the clinical series, for the planned instruments. */
export function rangeOf(series: RetainedSeries): RetainedRange {
  const planned = series.curves.map(({ instrument }) => instrument).filter((id) => inletOf(id) === undefined);
  return retainedRange(series, [...new Set(planned)]);
}
