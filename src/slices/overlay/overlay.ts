import type { Segments } from '../../core/outline';
import type { Plane } from '../../core/plane';
import type { LpsPoint } from '../../core/units';
import type { Plan } from '../../plan/schema';
import type { SessionState, SliceView } from '../../store/session';
import type { ShownPath } from '../plane-of-view';

export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
}

/** Everything that is drawn over a picture is drawn from this, in device pixels. */
export interface Overlay {
  readonly ctx: CanvasRenderingContext2D;
  readonly view: SliceView;
  readonly plane: Plane;
  readonly session: SessionState;
  readonly plan: Plan;
  readonly path?: ShownPath;
  readonly outlines: readonly OutlineOfStructure[];
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel: line widths and letters scale with it. */
  readonly ratio: number;
  readonly pixelsPerMm: number;
  /** Thickness of one slice along the plane's normal, mm. */
  readonly sliceMm: number;
  /** Picture pixels to canvas pixels: a, b, c, d, e, f of a canvas transform. */
  readonly transform: readonly [number, number, number, number, number, number];
  /** Where the foot of a point on the plane is on the canvas. */
  toCanvas(p: LpsPoint): CanvasPoint;
  /** Distance of a point from the plane, mm, positive into the screen. */
  distanceMm(p: LpsPoint): number;
}

export interface OutlineOfStructure {
  readonly key: string;
  readonly colour: string;
  readonly segments: Segments;
  /** Where the structure lay before it was displaced. */
  readonly isGhost?: boolean;
}

/** Colours with a fixed meaning; never used for anatomy. */
export const colours = {
  axial: '#f05545',
  sagittal: '#f2c94c',
  coronal: '#5fcf6b',
  path: '#22d3ee',
  target: '#ff3df2',
  device: '#d3d7dc',
  measure: '#ffd866',
  text: '#e6e8eb',
  warning: '#ffb020',
} as const;

const fontOf = (size: number, bold: boolean, ratio: number): string =>
  `${bold ? '600 ' : ''}${size * ratio}px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`;

/** How wide `label` writes a text, device pixels. */
export function labelWidth({ ctx, ratio }: Overlay, text: string, { size = 12, bold = false } = {}): number {
  ctx.font = fontOf(size, bold, ratio);
  return ctx.measureText(text).width;
}

/** Text with a dark rim that stays readable on bone and on air. */
export function label(
  { ctx, ratio }: Pick<Overlay, 'ctx' | 'ratio'>,
  text: string,
  at: CanvasPoint,
  { colour = colours.text as string, size = 12, align = 'left' as CanvasTextAlign, bold = false } = {},
): void {
  ctx.font = fontOf(size, bold, ratio);
  ctx.textAlign = align;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3 * ratio;
  ctx.setLineDash([]);
  ctx.strokeStyle = 'rgb(0 0 0 / 80%)';
  ctx.strokeText(text, at.x, at.y);
  ctx.fillStyle = colour;
  ctx.fillText(text, at.x, at.y);
}

/** A line between two canvas points with a dark rim. */
export function line(
  { ctx, ratio }: Pick<Overlay, 'ctx' | 'ratio'>,
  from: CanvasPoint,
  to: CanvasPoint,
  colour: string,
  { width = 1.25, dash = [] as number[] } = {},
): void {
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.setLineDash(dash.map((d) => d * ratio));
  ctx.lineWidth = width * ratio;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.setLineDash([]);
}
