// cornerstone-core 2.6.1 ships no types; this declares what `cornerstone.ts` uses of it.
declare module 'cornerstone-core' {
  interface Point {
    x: number;
    y: number;
  }

  interface Image {
    readonly imageId: string;
    readonly minPixelValue: number;
    readonly maxPixelValue: number;
    readonly slope: number;
    readonly intercept: number;
    readonly windowCenter: number;
    readonly windowWidth: number;
    readonly rows: number;
    readonly columns: number;
    readonly height: number;
    readonly width: number;
    readonly color: boolean;
    readonly invert: boolean;
    readonly rowPixelSpacing: number;
    readonly columnPixelSpacing: number;
    readonly sizeInBytes: number;
    getPixelData(): Int16Array;
  }

  interface Viewport {
    scale: number;
    translation: Point;
    voi: { windowWidth: number; windowCenter: number };
  }

  interface EnabledElement {
    renderingTools?: { renderCanvas: HTMLCanvasElement };
    invalid: boolean;
    needsRedraw: boolean;
  }

  interface Cornerstone {
    readonly EVENTS: { readonly PRE_RENDER: string; readonly IMAGE_RENDERED: string };
    registerImageLoader(scheme: string, loader: (imageId: string) => { promise: Promise<Image> }): void;
    loadImage(imageId: string): Promise<Image>;
    enable(element: HTMLElement): void;
    disable(element: HTMLElement): void;
    getEnabledElement(element: HTMLElement): EnabledElement;
    renderGrayscaleImage(enabled: EnabledElement, invalidated: boolean): void;
    resize(element: HTMLElement, forceFitToWindow: boolean): void;
    fitToWindow(element: HTMLElement): void;
    displayImage(element: HTMLElement, image: Image, viewport?: Partial<Viewport>): void;
    updateImage(element: HTMLElement, invalidated?: boolean): void;
    getViewport(element: HTMLElement): Viewport | undefined;
    setViewport(element: HTMLElement, viewport: Partial<Viewport>): void;
    pixelToCanvas(element: HTMLElement, point: Point): Point;
    canvasToPixel(element: HTMLElement, point: Point): Point;
  }

  const cornerstone: Cornerstone;
  export default cornerstone;
  export type { Image, Point, Viewport };
}
