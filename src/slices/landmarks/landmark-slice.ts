import {
  anatomicalPlane,
  type AnatomicalView,
  lpsToPlane,
  type Plane,
  planeToLps,
  stepSlice,
} from '../../core/plane';
import { reslice } from '../../core/reslice';
import type { RigidTransform } from '../../core/rigid';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import type { Resampled } from '../../formats/dicom-ct/resampled';
import { fitToView } from '../canvas-size';
import { openViewport, type Viewport } from '../cornerstone';
import type { CanvasPoint } from '../overlay/overlay';
import type { HuWindow } from '../presets';
import { drawLandmarks } from './landmark-overlay';

/** What a view of landmarks shows. */
export interface LandmarkPicture {
  readonly volume: Volume;
  /** Present when the volume is not the slices as they were acquired. */
  readonly resampled?: Resampled;
  readonly view: AnatomicalView;
  /** Point that the planes of the three views share, LPS mm. */
  readonly at: LpsPoint;
  /** How far is seen about that point at first, to each side. */
  readonly closeUpMm: number;
  readonly window: HuWindow;
  /** Landmarks by number, in the frame of this CT. */
  readonly marks: readonly LpsPoint[];
  /** A structure of the other CT, brought here by `transform` (other CT to this one). */
  readonly outline?: {
    readonly field: VoxelField;
    readonly colour: string;
    readonly transform: RigidTransform;
  };
  /** A point of the plane was pressed, or scrolled to. */
  onLook(p: LpsPoint): void;
}

/** A plane with its landmarks, on a viewport of its own. */
export class LandmarkSlice {
  readonly #picture = element('div', 'slice-picture');
  readonly #canvas = element('canvas', 'slice-overlay');
  readonly #viewport: Viewport;
  readonly #stop = new AbortController();
  readonly #observer: ResizeObserver;
  #shown: LandmarkPicture | undefined;
  #plane: Plane | undefined;
  #ratio = 1;
  #zoomed = false;

  constructor(readonly root: HTMLElement) {
    root.append(this.#picture, this.#canvas);
    this.#ratio = fitToView(root, this.#picture, this.#canvas);
    this.#viewport = openViewport(this.#picture, {
      beforeFrame: () => undefined,
      rendered: () => this.#draw(),
      opened: () => this.#fit(),
    });
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(root);
    this.#listen();
  }

  show(picture: LandmarkPicture): void {
    const before = this.#shown;
    this.#shown = picture;
    const { volume, view, at, window } = picture;
    if (window !== before?.window) this.#viewport.setWindow(window);
    if (volume !== before?.volume || view !== before.view || at !== before.at) {
      const plane = anatomicalPlane(volume.grid, view, at);
      const maxHu = Math.min(Math.ceil(volume.maxHu), 32767);
      reslice(volume, plane, this.#viewport.pixels(plane.columns, plane.rows, maxHu));
      this.#plane = plane;
      this.#viewport.show();
      if (this.#viewport.isOpen()) this.#follow();
    } else this.#draw();
  }

  close(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#viewport.close();
    this.root.replaceChildren();
  }

  #fit(): void {
    if (!this.#plane || !this.#shown) return;
    const { at, closeUpMm } = this.#shown;
    const { x, y } = lpsToPlane(this.#plane, at);
    const half = closeUpMm / this.#plane.spacingMm;
    this.#viewport.fitTo({ left: x - half, right: x + half, top: y - half, bottom: y + half });
  }

  /** A point that lies off the view is brought to its middle. */
  #follow(): void {
    const { x, y } = this.#viewport.toCanvas(lpsToPlane(this.#plane!, this.#shown!.at));
    const { width, height } = this.#canvas;
    if (x < 0 || y < 0 || x > width || y > height) this.#viewport.pan(width / 2 - x, height / 2 - y);
  }

  #resize(): void {
    this.#ratio = fitToView(this.root, this.#picture, this.#canvas);
    this.#viewport.resize();
    if (!this.#zoomed) this.#fit();
    this.#viewport.drawNow();
  }

  /** Left: look there. Wheel: slices, with Ctrl zoom. Right: move the picture. */
  #listen(): void {
    const { root } = this;
    const { signal } = this.#stop;
    const look = (event: PointerEvent) => {
      const p = this.#pointAt(event);
      if (p) this.#shown?.onLook(p);
    };
    root.addEventListener(
      'pointerdown',
      (event) => {
        root.focus({ preventScroll: true });
        root.setPointerCapture(event.pointerId);
        if (event.button === 0) look(event);
      },
      { signal },
    );
    root.addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons & 1) look(event);
        else if (event.buttons & 6) this.#pan(event);
      },
      { signal },
    );
    root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    root.addEventListener('wheel', (event) => this.#onWheel(event), { signal, passive: false });
    root.addEventListener(
      'keydown',
      (event) => {
        const by = { ArrowDown: 1, ArrowRight: 1, PageDown: 5, ArrowUp: -1, ArrowLeft: -1, PageUp: -5 }[
          event.key
        ];
        if (by === undefined) return;
        event.preventDefault();
        this.#scroll(by);
      },
      { signal },
    );
  }

  #pan({ movementX, movementY }: PointerEvent): void {
    this.#zoomed = true;
    this.#viewport.pan(movementX * this.#ratio, movementY * this.#ratio);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    if (!event.ctrlKey) return this.#scroll(Math.sign(event.deltaY));
    this.#zoomed = true;
    this.#viewport.zoom(Math.exp(-event.deltaY * 0.002), this.#canvasPoint(event));
  }

  #scroll(slices: number): void {
    if (!this.#plane || !this.#shown) return;
    const { volume, at, onLook } = this.#shown;
    onLook(stepSlice(volume.grid, this.#plane, at, slices));
  }

  #canvasPoint({ clientX, clientY }: MouseEvent) {
    const box = this.root.getBoundingClientRect();
    return { x: (clientX - box.left) * this.#ratio, y: (clientY - box.top) * this.#ratio };
  }

  #pointAt(event: PointerEvent): LpsPoint | undefined {
    if (!this.#plane) return undefined;
    const { x, y } = this.#viewport.toPicture(this.#canvasPoint(event));
    return planeToLps(this.#plane, x, y);
  }

  #draw(): void {
    const ctx = this.#canvas.getContext('2d');
    const [plane, picture] = [this.#plane, this.#shown];
    if (!ctx || !plane || !picture || !this.#viewport.isOpen()) return;
    const { width, height } = this.#canvas;
    ctx.clearRect(0, 0, width, height);
    const toCanvas = (at: CanvasPoint) => this.#viewport.toCanvas(at);
    drawLandmarks({ ctx, plane, picture, width, height, ratio: this.#ratio, toCanvas });
  }
}

function element<K extends 'div' | 'canvas'>(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
