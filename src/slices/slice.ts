import { boxCorners } from '../core/body-box';
import { type Plane, planeToLps } from '../core/plane';
import { type LpsPoint, lpsPoint } from '../core/units';
import type { Volume } from '../core/volume';
import { bodyOf } from '../store/body';
import { onCementPicture } from '../store/cement/watch';
import { onHydroPicture } from '../store/hydrodissection/watch';
import { useLandmarks } from '../store/landmarks';
import { usePlan } from '../store/plan';
import { type SessionState, type SliceView, useSession } from '../store/session';
import { fitToView } from './canvas-size';
import { openViewport, type Viewport } from './cornerstone';
import { drawOverlay } from './overlay/draw';
import type { CanvasPoint, OutlineOfStructure } from './overlay/overlay';
import { overlayOf } from './overlay/overlay-of';
import { Picture } from './picture';
import { partAround } from './picture-part';
import {
  isPathView,
  planeOfView,
  samePlane,
  type ShownPath,
  shownPathOf,
  type Standpoint,
} from './plane-of-view';
import { type CutFields, outlinesOnPlane } from './structure-outlines';
import { pictureNow } from './picture-source';
import { onRedrawSlices } from './tools';

/** One 2-D view at work: keeps its picture and what is drawn over it in step with the stores. */
export class Slice {
  readonly viewport: Viewport;
  readonly standpoint: Standpoint = { offsetMm: 0 };
  plane: Plane | undefined;
  /** While an end of the path is dragged in this view, its plane stands still. */
  held = false;
  private volume: Volume | undefined;
  private readonly shown: Picture;
  outlines: readonly OutlineOfStructure[] = [];
  private readonly cut: CutFields = new WeakMap();
  private last: SessionState | undefined;
  private stale = true;
  /** The outlines are of another plane or of other structures than are shown. */
  private outlinesStale = true;
  /** A new displacement is followed over several frames, since at once it would hold up the page. */
  private unfinished = false;
  /** The picture is drawn without its overlay, which comes with a later frame. */
  private overlayWaits = false;
  /** A picture of this CT is on screen: outlines, which may take long at first, wait for it. */
  private seen = false;
  private zoomed = false;
  /** What the last fit was to; none once the user has moved. */
  private fitted: 'body' | 'whole' | undefined;
  private ratio = 1;
  readonly ctx: CanvasRenderingContext2D | null;
  private readonly stops: (() => void)[];

  constructor(
    readonly view: SliceView,
    readonly root: HTMLElement,
    private readonly picture: HTMLElement,
    readonly canvas: HTMLCanvasElement,
    private readonly onFrame: (slice: Slice) => void,
  ) {
    // Drawn by the processor: thousands of short outlines are slow to hand to a graphics card, and
    // slower to its emulation on machines that have none.
    this.ctx = canvas.getContext('2d', { willReadFrequently: true });
    this.ratio = fitToView(root, picture, canvas);
    this.viewport = openViewport(picture, {
      beforeFrame: () => this.refresh(),
      rendered: () => !this.overlayWaits && this.draw(),
      opened: () => this.resetZoom(),
    });
    this.shown = new Picture(this.viewport);
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(root);
    this.stops = [
      useSession.subscribe((now, before) => {
        if (shownFields.some((field) => now[field] !== before[field])) this.stale = true;
      }),
      usePlan.subscribe(() => this.requestFrame()),
      useLandmarks.subscribe(() => this.requestFrame()),
      onRedrawSlices(this.view, () => this.requestFrame()),
      onCementPicture(() => this.requestFrame()),
      onHydroPicture(() => {
        this.outlinesStale = true;
        // The mark of a simulated picture comes before the first one.
        if (this.shown.source?.displacement) this.unfinished = true;
        else this.requestFrame();
      }),
      () => observer.disconnect(),
    ];
  }

  /** The next animation frame brings picture and overlay up to date. */
  requestFrame(): void {
    this.stale = true;
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.viewport.close();
  }

  /** Zoom of a newly opened view: the body with the path, or the path with its surroundings. */
  resetZoom(): void {
    this.zoomed = false;
    const path = shownPathOf(useSession.getState(), usePlan.getState().plan);
    if (!isPathView(this.view)) this.fitBody(path);
    else this.viewport.fit();
    if (isPathView(this.view) && path && this.plane) {
      const shownMm = this.view === 'across' ? 90 : Math.max(path.lengthMm, 40) + 50;
      const sidePx = Math.min(this.canvas.width, this.canvas.height);
      this.viewport.setScale((sidePx / shownMm) * this.plane.spacingMm);
    }
    this.requestFrame();
  }

  /** As a newly opened view; at once again, the whole picture. */
  fitNext(): void {
    if (this.zoomed || this.fitted !== 'body') return this.resetZoom();
    this.viewport.fit();
    this.fitted = 'whole';
    this.zoomed = true;
    this.requestFrame();
  }

  private fitBody(path: ShownPath | undefined): void {
    const { plane, volume } = this;
    if (!plane || !volume) return;
    const { bigType, crosshairMm } = useSession.getState();
    if (bigType) return this.viewport.fitTo(partAround(plane, cornersAround(crosshairMm)));
    const ends = path ? [path.entryMm, path.targetMm] : [];
    this.viewport.fitTo(partAround(plane, [...boxCorners(volume.grid, bodyOf(volume).box), ...ends]));
    this.fitted = 'body';
  }

  /** A pan or zoom by the user: from now on a resize keeps it. */
  move(change: (viewport: Viewport) => void): void {
    this.zoomed = true;
    this.fitted = undefined;
    change(this.viewport);
    this.requestFrame();
  }

  /** Device pixels of a pointer position in the page. */
  canvasPoint(clientX: number, clientY: number): CanvasPoint {
    const box = this.root.getBoundingClientRect();
    return { x: (clientX - box.left) * this.ratio, y: (clientY - box.top) * this.ratio };
  }

  /** The point of the plane under a canvas point. */
  pointAt(at: CanvasPoint): LpsPoint | undefined {
    if (!this.plane) return undefined;
    const { x, y } = this.viewport.toPicture(at);
    return planeToLps(this.plane, x, y);
  }

  get pixelsPerMm(): number {
    return this.plane ? this.viewport.scale() / this.plane.spacingMm : 1;
  }

  get deviceRatio(): number {
    return this.ratio;
  }

  /** Brings the picture up to date: at most once a frame. */
  private refresh(): void {
    if (!this.stale && !this.unfinished) return;
    const isAsked = this.stale;
    this.stale = false;
    this.unfinished = false;
    const session = useSession.getState();
    const { plan } = usePlan.getState();
    const anchor = this.standpoint.anchorMm;
    const wanted = planeOfView(this.view, session, plan, this.standpoint);
    const plane = this.held && this.plane && wanted ? this.plane : wanted;
    const volume = session.ct?.volume;
    if (!plane || !volume) return this.clear();
    const moved = !this.plane || !samePlane(plane, this.plane) || volume !== this.volume;
    if (volume !== this.volume) this.seen = false;
    this.plane = plane;
    this.volume = volume;
    if (session.window !== this.last?.window) this.viewport.setWindow(session.window);
    const untilMs = performance.now() + pieceMs;
    const wasDisplaced = this.shown.source?.displacement !== undefined;
    const source = pictureNow(volume);
    const picture = this.shown.follow(source, plane, moved, untilMs);
    if (moved || outlineFields.some((field) => session[field] !== this.last?.[field]))
      this.outlinesStale = true;
    const isFollowing =
      picture === 'owed' ||
      (picture === 'shown' && !moved && wasDisplaced && source.displacement !== undefined);
    const hasOutlines = !isFollowing && this.followOutlines(session, plane, moved ? Infinity : untilMs);
    this.unfinished = !hasOutlines;
    this.overlayWaits = isFollowing && !isAsked;
    // A new picture brings its overlay with it when it is drawn.
    if (picture !== 'shown' && this.viewport.isOpen() && (hasOutlines || isAsked)) this.draw();
    this.last = session;
    if (anchor && anchor !== this.standpoint.anchorMm) this.resetZoom();
  }

  /** True once they are of the plane and the structures that are shown. */
  private followOutlines(session: SessionState, plane: Plane, untilMs: number): boolean {
    if (!this.outlinesStale) return true;
    const outlines = this.seen ? outlinesOnPlane(session, plane, this.cut, untilMs) : [];
    if (!outlines) return false;
    this.outlines = outlines;
    this.outlinesStale = !this.seen;
    return true;
  }

  /** The whole picture of the plane shown, for its statistics. */
  wholePicture(): Int16Array | undefined {
    if (!this.plane || !this.volume) return undefined;
    const pixels = new Int16Array(this.plane.columns * this.plane.rows);
    pictureNow(this.volume).reslice(this.plane, pixels);
    return pixels;
  }

  private draw(): void {
    const overlay = overlayOf(this);
    if (!overlay) return;
    this.picture.style.visibility = 'visible';
    overlay.ctx.clearRect(0, 0, overlay.width, overlay.height);
    drawOverlay(overlay, this.standpoint.offsetMm);
    this.onFrame(this);
    this.seen = true;
    if (this.outlinesStale) this.requestFrame();
  }

  private clear(): void {
    this.plane = undefined;
    this.last = undefined;
    this.ctx?.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.picture.style.visibility = 'hidden';
    this.onFrame(this);
  }

  private resize(): void {
    this.ratio = fitToView(this.root, this.picture, this.canvas);
    this.viewport.resize();
    if (!this.zoomed) this.resetZoom();
    this.requestFrame();
    // A resize has emptied both canvases; on a busy machine the next frame may be long in coming.
    this.refresh();
    this.viewport.drawNow();
  }
}

/** Time that a frame gives to following a displacement, ms: one band of rows or one outline may go past it. */
const pieceMs = 8;

/** What is seen about the crosshair from afar, mm to each side. */
const aroundMm = 45;

const cornersAround = ([x, y, z]: LpsPoint): LpsPoint[] =>
  [-aroundMm, aroundMm].map((mm) => lpsPoint(x + mm, y + mm, z + mm));

const outlineFields = ['structures', 'appearance', 'outlinesVisible'] as const;

/** Changes of the session that a slice shows. */
const shownFields = [
  ...outlineFields,
  'ct',
  'second',
  'crosshairMm',
  'window',
  'selectedInstrument',
  'selectedMeasurement',
  'firstLine',
  'noting',
  'depthMm',
  'preview',
  'clearance',
  'clearanceStale',
  'layout',
  'tool',
] as const;
