import cornerstone, { type Image, type Point } from 'cornerstone-core';
import { paddingHu, type PicturePart } from '../core/reslice';
import type { HuWindow } from './presets';

/** The only place that knows cornerstone-core. Canvas coordinates are device pixels. */
export interface Viewport {
  /**
   * The buffer for a picture of this size with no HU above `maxHu`; whoever fills it calls `show`.
   */
  pixels(columns: number, rows: number, maxHu: number): Int16Array;
  show(): void;
  /** Whether a picture of the present size is on the canvas. */
  isOpen(): boolean;
  setWindow(window: HuWindow): void;
  /** Canvas pixels per picture pixel. */
  scale(): number;
  setScale(scale: number): void;
  /** Scales about a point that stays where it is on the canvas. */
  zoom(factor: number, about: Point): void;
  /** Moves the picture by canvas pixels. */
  pan(dx: number, dy: number): void;
  /** Whole picture, centred. */
  fit(): void;
  /** A part of the picture, centred, as large as it can be. */
  fitTo(part: PicturePart): void;
  toCanvas(picture: Point): Point;
  toPicture(canvas: Point): Point;
  /** Follows the element's size in device pixels; the zoom goes with it. */
  resize(): void;
  /** Draws the picture at once, not with the next frame. */
  drawNow(): void;
  readonly canvas: HTMLCanvasElement;
  close(): void;
}

interface Callbacks {
  /** Before each frame: the moment to refresh pixels. */
  beforeFrame(): void;
  /** After the picture was drawn: the moment to draw over it. */
  rendered(): void;
  /** A picture of another size than before is shown, fitted: the moment to choose a zoom. */
  opened(): void;
}

const scheme = 'trocart';
const waiting = new Map<string, Image>();
let images = 0;

cornerstone.registerImageLoader(scheme, (imageId) => {
  const image = waiting.get(imageId);
  waiting.delete(imageId);
  return { promise: image ? Promise.resolve(image) : Promise.reject(new Error(`no picture ${imageId}`)) };
});

function imageOf(pixels: Int16Array, columns: number, rows: number, maxPixelValue: number): Image {
  return {
    imageId: `${scheme}:${++images}`,
    // The lookup table reaches from the padding to the largest HU; it is made anew for each frame.
    minPixelValue: paddingHu,
    maxPixelValue,
    slope: 1,
    intercept: 0,
    windowCenter: 40,
    windowWidth: 400,
    rows,
    columns,
    height: rows,
    width: columns,
    color: false,
    invert: false,
    rowPixelSpacing: 1,
    columnPixelSpacing: 1,
    sizeInBytes: pixels.byteLength,
    getPixelData: () => pixels,
  };
}

/**
 * The canvas in which cornerstone windows the pixels. It reads the canvas back once: kept in main
 * memory, since fetching it from the graphics card holds the page for a third of a second in software.
 */
function readableCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d', { willReadFrequently: true });
  return canvas;
}

/** Makes a viewport of an element, whose size is its size in device pixels. */
export function openViewport(element: HTMLElement, callbacks: Callbacks): Viewport {
  cornerstone.enable(element);
  const enabled = cornerstone.getEnabledElement(element);
  enabled.renderingTools = { renderCanvas: readableCanvas() };
  const canvas = element.querySelector('canvas')!;
  // Asked first, since cornerstone asks for a desynchronised one: its picture would reach the screen
  // before, on a busy machine long before, the letters that the page draws over it.
  canvas.getContext('2d');
  element.addEventListener(cornerstone.EVENTS.PRE_RENDER, callbacks.beforeFrame);
  element.addEventListener(cornerstone.EVENTS.IMAGE_RENDERED, callbacks.rendered);
  let buffer = new Int16Array(0);
  let image: Image | undefined;
  let shown = false;
  let voi = { windowWidth: 400, windowCenter: 40 };
  const viewport = () => cornerstone.getViewport(element) ?? { scale: 1, translation: { x: 0, y: 0 } };
  const whenShown = (work: () => void) => {
    if (shown) work();
  };

  return {
    canvas,
    pixels: (columns, rows, maxHu) => {
      if (image?.columns !== columns || image.rows !== rows || image.maxPixelValue !== maxHu) {
        buffer = new Int16Array(columns * rows);
        image = imageOf(buffer, columns, rows, maxHu);
        shown = false;
      }
      return buffer;
    },
    show: () => {
      if (shown) return cornerstone.updateImage(element, true);
      const next = image;
      if (!next || waiting.has(next.imageId)) return undefined;
      waiting.set(next.imageId, next);
      void cornerstone.loadImage(next.imageId).then((loaded) => {
        if (image !== loaded) return;
        cornerstone.displayImage(element, loaded, { voi });
        cornerstone.fitToWindow(element);
        shown = true;
        callbacks.opened();
      });
      return undefined;
    },
    isOpen: () => shown,
    setWindow: ({ widthHu, centreHu }) => {
      voi = { windowWidth: widthHu, windowCenter: centreHu };
      whenShown(() => cornerstone.setViewport(element, { voi }));
    },
    scale: () => viewport().scale,
    setScale: (scale) => whenShown(() => cornerstone.setViewport(element, { scale })),
    zoom: (factor, about) =>
      whenShown(() => {
        const { scale, translation } = viewport();
        const next = Math.min(Math.max(scale * factor, 0.05), 200);
        const centre = { x: element.clientWidth / 2, y: element.clientHeight / 2 };
        const shift = 1 / next - 1 / scale;
        cornerstone.setViewport(element, {
          scale: next,
          translation: {
            x: translation.x + (about.x - centre.x) * shift,
            y: translation.y + (about.y - centre.y) * shift,
          },
        });
      }),
    pan: (dx, dy) =>
      whenShown(() => {
        const { scale, translation } = viewport();
        cornerstone.setViewport(element, {
          translation: { x: translation.x + dx / scale, y: translation.y + dy / scale },
        });
      }),
    fit: () => whenShown(() => cornerstone.fitToWindow(element)),
    fitTo: ({ left, top, right, bottom }) =>
      whenShown(() => {
        const scale = Math.min(element.clientWidth / (right - left), element.clientHeight / (bottom - top));
        const middle = { x: (image?.columns ?? 0) / 2, y: (image?.rows ?? 0) / 2 };
        const translation = { x: middle.x - (left + right) / 2, y: middle.y - (top + bottom) / 2 };
        cornerstone.setViewport(element, { scale, translation });
      }),
    toCanvas: (picture) => (shown ? cornerstone.pixelToCanvas(element, picture) : picture),
    toPicture: (canvas) => (shown ? cornerstone.canvasToPixel(element, canvas) : canvas),
    resize: () => cornerstone.resize(element, false),
    drawNow: () =>
      whenShown(() => {
        cornerstone.renderGrayscaleImage(enabled, enabled.invalid);
        enabled.invalid = false;
        enabled.needsRedraw = false;
        callbacks.rendered();
      }),
    close: () => {
      element.removeEventListener(cornerstone.EVENTS.PRE_RENDER, callbacks.beforeFrame);
      element.removeEventListener(cornerstone.EVENTS.IMAGE_RENDERED, callbacks.rendered);
      cornerstone.disable(element);
    },
  };
}
