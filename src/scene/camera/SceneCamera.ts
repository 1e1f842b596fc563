import { type Box3, OrthographicCamera, PerspectiveCamera, type Sphere, Vector3 } from 'three';
import type { Projection } from '../sceneStore';

export type AnyCamera = OrthographicCamera | PerspectiveCamera;

const fieldOfViewDeg = 28;

/** Cameras in LPS mm with superior up; R3F leaves their frustum to `frame`. */
export function makeCamera(projection: Projection): AnyCamera & { manual: true } {
  const camera =
    projection === 'orthographic' ? new OrthographicCamera() : new PerspectiveCamera(fieldOfViewDeg);
  camera.up.set(0, 0, 1);
  camera.position.set(0, -600, 0);
  return Object.assign(camera, { manual: true as const });
}

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** Fits the frustum to the canvas and its depth range to what is drawn. */
export function frame(camera: AnyCamera, { width, height }: ViewSize, drawn: Sphere): void {
  const forward = camera.getWorldDirection(new Vector3());
  const depth = drawn.center.clone().sub(camera.position).dot(forward);
  if (camera instanceof OrthographicCamera) {
    camera.left = -width / 2;
    camera.right = width / 2;
    camera.top = height / 2;
    camera.bottom = -height / 2;
    camera.near = depth - drawn.radius;
    camera.far = depth + drawn.radius;
  } else {
    camera.aspect = width / height;
    camera.near = Math.max(depth - drawn.radius, 1);
    camera.far = Math.max(depth + drawn.radius, 10);
  }
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld();
}

/** Pixels (CSS) that a mm takes at a point. */
export function pixelsPerMm(camera: AnyCamera, { height }: ViewSize, at: Vector3): number {
  if (camera instanceof OrthographicCamera) return camera.zoom;
  const depth = at.clone().sub(camera.position).dot(camera.getWorldDirection(new Vector3()));
  return height / (2 * Math.tan((camera.fov * Math.PI) / 360) * Math.max(depth, 1));
}

/** Moves the camera along its line of sight, or along `eye`, until the box fills the view. */
export function fit(camera: AnyCamera, size: ViewSize, box: Box3, eye: Vector3): Vector3 {
  const centre = box.getCenter(new Vector3());
  const right = new Vector3().crossVectors(camera.up, eye).normalize();
  const up = new Vector3().crossVectors(eye, right);
  const half = box.getSize(new Vector3()).multiplyScalar(0.5);
  const extent = (axis: Vector3) =>
    Math.abs(axis.x) * half.x + Math.abs(axis.y) * half.y + Math.abs(axis.z) * half.z;
  const mmPerPixel = 1.12 * Math.max((2 * extent(right)) / size.width, (2 * extent(up)) / size.height);
  setScale(camera, size, centre, eye, 1 / mmPerPixel, extent(eye));
  return centre;
}

/** Puts the eye where a mm at `centre` takes `scale` pixels. */
export function setScale(
  camera: AnyCamera,
  { height }: ViewSize,
  centre: Vector3,
  eye: Vector3,
  scale: number,
  clearanceMm = 0,
): void {
  if (camera instanceof OrthographicCamera) {
    camera.zoom = scale;
    camera.position.copy(centre).addScaledVector(eye, 600);
  } else {
    const distanceMm = height / scale / (2 * Math.tan((camera.fov * Math.PI) / 360));
    camera.position.copy(centre).addScaledVector(eye, distanceMm + clearanceMm);
  }
}
