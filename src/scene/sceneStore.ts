import { create } from 'zustand';

export const cameraPresets = [
  'anterior',
  'posterior',
  'left',
  'right',
  'superior',
  'inferior',
  'path',
] as const;
export type CameraPreset = (typeof cameraPresets)[number];
export type Projection = 'orthographic' | 'perspective';
export type ClipPlane = 'off' | 'axial' | 'coronal' | 'sagittal' | 'path';

export interface Clip {
  readonly plane: ClipPlane;
  /** From the crosshair, along the plane's normal. */
  readonly offsetMm: number;
  /** Which side is cut away. */
  readonly isFlipped: boolean;
}

/** Something for the camera or the canvas to do once. */
export type SceneRequest =
  | { readonly kind: 'look'; readonly preset: CameraPreset }
  | { readonly kind: 'fit' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'export' }
  /** A part of the patient, large, seen along `eye` (unit vector towards the eye). */
  | {
      readonly kind: 'close';
      readonly atMm: readonly [number, number, number];
      readonly heightMm: number;
      readonly eye: readonly [number, number, number];
    };

interface SceneState {
  readonly projection: Projection;
  readonly clip: Clip;
  /** The latest request; a new object each time. */
  readonly request?: SceneRequest;
  /** The structure that was clicked last. */
  readonly pickedKey?: string;
}

/** What concerns the 3-D view alone. */
export const useScene = create<SceneState>()(() => ({
  projection: 'orthographic',
  clip: { plane: 'off', offsetMm: 0, isFlipped: false },
}));

export const setScene = useScene.setState;
export const ask = (request: SceneRequest): void => setScene({ request: { ...request } });
