import type { Overlay } from './overlay';

/** The cut edges of the visible structures, in their catalogue colours. */
export function drawOutlines({ ctx, outlines, transform, ratio, session }: Overlay): void {
  if (!session.outlinesVisible) return;
  const scale = Math.hypot(transform[0], transform[1]);
  ctx.save();
  ctx.setTransform(...transform);
  ctx.lineWidth = (1.25 * ratio) / scale;
  ctx.setLineDash([]);
  for (const { colour, segments } of outlines) {
    ctx.beginPath();
    for (let q = 0; q < segments.length; q += 4) {
      ctx.moveTo(segments[q]!, segments[q + 1]!);
      ctx.lineTo(segments[q + 2]!, segments[q + 3]!);
    }
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  ctx.restore();
}
