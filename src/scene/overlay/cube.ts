import { Vector3 } from 'three';
import type { AnyCamera } from '../camera/SceneCamera';
import type { CameraPreset } from '../sceneStore';

type FacePreset = Exclude<CameraPreset, 'path'>;

/** A face of the orientation cube: outward normal and the letter's right and up, in LPS. */
interface Face {
  readonly preset: FacePreset;
  readonly normal: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
}

const face = (
  preset: FacePreset,
  normal: readonly [number, number, number],
  up: readonly [number, number, number],
): Face => {
  const n = new Vector3(...normal);
  const u = new Vector3(...up);
  return { preset, normal: n, up: u, right: new Vector3().crossVectors(u, n) };
};

const faces: readonly Face[] = [
  face('right', [-1, 0, 0], [0, 0, 1]),
  face('left', [1, 0, 0], [0, 0, 1]),
  face('anterior', [0, -1, 0], [0, 0, 1]),
  face('posterior', [0, 1, 0], [0, 0, 1]),
  face('superior', [0, 0, 1], [0, -1, 0]),
  face('inferior', [0, 0, -1], [0, -1, 0]),
];

/** A visible face on screen: its centre and its half edges, pixels, y down. */
export interface ShownFace {
  readonly preset: FacePreset;
  readonly x: number;
  readonly y: number;
  readonly right: readonly [number, number];
  readonly up: readonly [number, number];
  /** 1 when it faces the eye squarely. */
  readonly facing: number;
}

/** The faces that the eye sees of a cube turned like the patient. */
export function shownFaces(camera: AnyCamera, x: number, y: number, halfEdge: number): ShownFace[] {
  const [screenRight, screenUp, near] = [0, 1, 2].map((n) =>
    new Vector3().setFromMatrixColumn(camera.matrixWorld, n),
  ) as [Vector3, Vector3, Vector3];
  const flat = (v: Vector3): [number, number] => [v.dot(screenRight) * halfEdge, -v.dot(screenUp) * halfEdge];
  return faces
    .map((item) => ({ item, facing: item.normal.dot(near) }))
    .filter(({ facing }) => facing > 0.02)
    .toSorted((a, b) => a.facing - b.facing)
    .map(({ item, facing }) => {
      const [dx, dy] = flat(item.normal);
      return {
        preset: item.preset,
        x: x + dx,
        y: y + dy,
        right: flat(item.right),
        up: flat(item.up),
        facing,
      };
    });
}

/** The face of the cube under a point of the canvas. */
export function faceAt(shown: readonly ShownFace[], px: number, py: number): FacePreset | undefined {
  return shown.find(({ x, y, right, up }) => {
    const [dx, dy] = [px - x, py - y];
    const area = right[0] * up[1] - right[1] * up[0];
    const s = (dx * up[1] - dy * up[0]) / area;
    const t = (dy * right[0] - dx * right[1]) / area;
    return Math.abs(s) <= 1 && Math.abs(t) <= 1;
  })?.preset;
}
