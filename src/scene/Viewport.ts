import { Raycaster, Vector2, Vector3 } from 'three';
import { type LpsPoint, lpsPoint } from '../core/units';
import { type AnyCamera, makeCamera, pixelsPerMm, type ViewSize } from './camera/SceneCamera';

/** A point on the canvas, CSS pixels from its top left. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
  /** False behind the eye of a perspective camera. */
  readonly isInFront: boolean;
}

/** How the canvas sees the patient now: shared by what is drawn on top of the picture. */
export class Viewport {
  camera: AnyCamera = makeCamera('orthographic');
  size: ViewSize = { width: 1, height: 1 };
  /** Draws a frame at once; there while the canvas lives. */
  private painter?: () => void;
  private readonly followers = new Set<() => void>();

  /** Takes the camera of the frame that is drawn. */
  see(camera: AnyCamera, size: ViewSize): void {
    this.camera = camera;
    this.size = size;
  }

  project(p: LpsPoint): ScreenPoint {
    const ndc = new Vector3(p[0], p[1], p[2]).project(this.camera);
    return {
      x: ((ndc.x + 1) / 2) * this.size.width,
      y: ((1 - ndc.y) / 2) * this.size.height,
      isInFront: ndc.z >= -1 && ndc.z <= 1,
    };
  }

  pixelsPerMm(p: LpsPoint): number {
    return pixelsPerMm(this.camera, this.size, new Vector3(p[0], p[1], p[2]));
  }

  /** `p` moved in the plane parallel to the screen by pixels to the right and down. */
  moved(p: LpsPoint, rightPx: number, downPx: number): LpsPoint {
    const scale = 1 / this.pixelsPerMm(p);
    return this.shifted(p, rightPx * scale, -downPx * scale, 0);
  }

  /** `p` moved by mm to the right of the screen, up, and towards the eye. */
  shifted(p: LpsPoint, rightMm: number, upMm: number, nearMm: number): LpsPoint {
    const [right, up, near] = [0, 1, 2].map((n) =>
      new Vector3().setFromMatrixColumn(this.camera.matrixWorld, n),
    );
    const q = new Vector3(p[0], p[1], p[2])
      .addScaledVector(right!, rightMm)
      .addScaledVector(up!, upMm)
      .addScaledVector(near!, nearMm);
    return lpsPoint(q.x, q.y, q.z);
  }

  /** The line of sight through a point of the canvas. */
  ray(x: number, y: number): Raycaster['ray'] {
    const caster = new Raycaster();
    const { width, height } = this.size;
    caster.setFromCamera(new Vector2((x / width) * 2 - 1, 1 - (y / height) * 2), this.camera);
    return caster.ray;
  }

  /** Calls back after each frame until the returned function is called. */
  follow(callback: () => void): () => void {
    this.followers.add(callback);
    return () => this.followers.delete(callback);
  }

  /** Names who draws; answers how to end that. */
  drawWith(painter: () => void): () => void {
    this.painter = painter;
    return () => {
      this.painter = undefined;
    };
  }

  drawNow(): void {
    this.painter?.();
  }

  announce(): void {
    for (const callback of this.followers) callback();
  }
}
