import type uPlot from 'uplot';
import { useSession } from '../../../store/session';
import type { StripWords } from './words';

interface Band {
  readonly fromMm: number;
  readonly toMm: number;
  readonly colour: string;
  readonly word: string;
}

/** Behind the curves: soft tissue and bone, as the path crosses them. */
export function drawBands(u: uPlot, words: StripWords): void {
  for (const { fromMm, toMm, colour, word } of bands(words)) {
    const left = u.valToPos(fromMm, 'x', true);
    const width = u.valToPos(toMm, 'x', true) - left;
    u.ctx.fillStyle = colour;
    u.ctx.fillRect(left, u.bbox.top, width, u.bbox.height);
    text(u, word, left + width / 2, width);
  }
}

function bands(words: StripWords): Band[] {
  const { pathGeometry: geometry } = useSession.getState();
  if (!geometry) return [];
  const bone = geometry.inBone.map((stretch) => ({
    ...stretch,
    colour: 'rgb(245 220 185 / 20%)',
    word: words.bone,
  }));
  const starts = [Math.max(geometry.skinMm ?? 0, 0), ...geometry.inBone.map(({ toMm }) => toMm)];
  const ends = [...geometry.inBone.map(({ fromMm }) => fromMm), geometry.lengthMm];
  const soft = starts.flatMap((fromMm, n) =>
    ends[n]! - fromMm > 0.1
      ? [{ fromMm, toMm: ends[n]!, colour: 'rgb(165 85 75 / 16%)', word: words.soft }]
      : [],
  );
  return [...soft, ...bone];
}

/** Over the curves: no clearance left, the target, and the plane across the path. */
export function drawMarks(u: uPlot, words: StripWords): void {
  const { pathGeometry, depthMm } = useSession.getState();
  const zero = u.valToPos(0, 'mm', true);
  stroke(u, [u.bbox.left, zero, u.bbox.left + u.bbox.width, zero], '#d55e00', [4, 4]);
  const vertical = (x: number, colour: string, dash: number[]) => {
    const at = u.valToPos(x, 'x', true);
    stroke(u, [at, u.bbox.top, at, u.bbox.top + u.bbox.height], colour, dash);
    return at;
  };
  if (pathGeometry) {
    const at = vertical(pathGeometry.lengthMm, '#ff3df2', []);
    text(u, words.target, at, 120);
  }
  vertical(depthMm, '#22d3ee', [2, 2]);
}

function stroke(
  { ctx }: uPlot,
  [x0, y0, x1, y1]: [number, number, number, number],
  colour: string,
  dash: number[],
): void {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.setLineDash(dash.map((part) => part * ratio));
  ctx.lineWidth = 1.25 * ratio;
  ctx.strokeStyle = colour;
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
  ctx.restore();
}

/** A word at the upper edge, where there is room for it. */
function text({ ctx, bbox }: uPlot, word: string, centre: number, room: number): void {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${10.5 * ratio}px system-ui`;
  if (ctx.measureText(word).width < room) {
    ctx.fillStyle = '#c3cad1';
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    ctx.fillText(word, centre, bbox.top + 2 * ratio);
  }
  ctx.restore();
}
