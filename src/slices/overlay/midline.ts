import i18next from 'i18next';
import { planeCrossing } from '../../core/plane';
import { lpsPoint, lpsVector } from '../../core/units';
import { along } from '../../core/vector';
import { colours, label, line, type Overlay } from './overlay';

/** Farther than any picture reaches, mm. */
const farMm = 2000;

/** Where the midline crosses the plane, while distances from it are measured or shown. */
export function drawMidlineTrace(overlay: Overlay): void {
  const { plan, session, plane, ratio, height } = overlay;
  const isAsked = session.tool === 'midline' || session.tool === 'midline-plane';
  if (!plan.midline || !(isAsked || plan.measurements.some(({ kind }) => kind === 'midline'))) return;
  const normal = lpsVector(...plan.midline.normal);
  const trace = planeCrossing(plane, { centreMm: lpsPoint(...plan.midline.pointMm), normal });
  if (!trace) return;
  const [from, to] = [-farMm, farMm].map((mm) => overlay.toCanvas(along(trace.pointMm, trace.direction, mm)));
  line(overlay, from!, to!, `${colours.measure}99`, { width: 1, dash: [10, 4, 2, 4] });
  const share = (height - 44 * ratio - from!.y) / (to!.y - from!.y || 1);
  const x = from!.x + share * (to!.x - from!.x);
  if (!Number.isFinite(x)) return;
  // Where it comes from stands in the list, in full.
  const words = i18next.t(plan.midline.source === 'drawn' ? 'measure.drawn' : 'measure.proposed');
  label(overlay, words, { x: x + 6 * ratio, y: height - 44 * ratio }, { colour: colours.measure, size: 11 });
}
