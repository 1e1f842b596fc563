/**
 * Lays the picture and the canvas over it out as large as their view; answers the device pixels of a CSS pixel.
 * cornerstone-core makes its canvas as large as its element in CSS pixels; the element is therefore laid out in
 * device pixels and scaled back, so that pictures are sharp on any screen.
 */
export function fitToView(view: HTMLElement, picture: HTMLElement, canvas: HTMLCanvasElement): number {
  const ratio = globalThis.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(view.clientWidth * ratio));
  const height = Math.max(1, Math.round(view.clientHeight * ratio));
  for (const element of [picture, canvas]) {
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
    element.style.transform = `scale(${1 / ratio})`;
  }
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return ratio;
}
