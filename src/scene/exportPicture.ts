import { download } from '../store/files';
import type { Viewport } from './Viewport';

/** The picture and what lies on top of it (labels, scale, SIMULATED, NOT ACQUIRED) as one canvas. */
export function composePicture(
  picture: HTMLCanvasElement,
  overlay: HTMLCanvasElement,
  viewport: Viewport,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d')!;
  // The drawing buffer is only there right after a frame.
  viewport.drawNow();
  context.drawImage(picture, 0, 0);
  context.drawImage(overlay, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Hands a canvas to the user as a PNG file. */
export async function savePicture(canvas: HTMLCanvasElement, fileName: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) download(fileName, blob);
}
