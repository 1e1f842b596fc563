import { Color, DoubleSide, FrontSide, NoBlending, ShaderMaterial, Vector2, Vector4 } from 'three';
import type { Colour } from '../../catalog/types';
import { surfaceFragment, surfaceVertex } from './surfaceShader';

/** Uniforms that all surfaces share: the pass being drawn and the plane that cuts structures. */
export const sharedUniforms = {
  /** 0: opaque; 1: nearest transparent layer; 2: the layer behind the one in `frontDepth`. */
  pass: { value: 0 },
  opaqueDepth: { value: null as unknown },
  frontDepth: { value: null as unknown },
  size: { value: new Vector2(1, 1) },
  /** Kept where n·p ≤ w. */
  clip: { value: new Vector4(0, 0, 0, 1) },
};

const noClip = { value: new Vector4(0, 0, 0, 1) };

export interface SurfaceLook {
  readonly colour: Colour;
  readonly opacity: number;
  readonly shine: number;
  /** Instruments are never cut. */
  readonly isClipped: boolean;
  /** Order among surfaces that coincide: the higher one is drawn a hair behind. */
  readonly order: number;
}

/** Colours are display values throughout: the view works without colour management. */
export function surfaceMaterial(look: SurfaceLook): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: surfaceVertex,
    fragmentShader: surfaceFragment,
    blending: NoBlending,
    side: look.isClipped ? DoubleSide : FrontSide,
    uniforms: {
      ...sharedUniforms,
      clip: look.isClipped ? sharedUniforms.clip : noClip,
      colour: { value: new Color(...look.colour.map((c) => c / 255)) },
      opacity: { value: look.opacity },
      shine: { value: look.shine },
      // A thousandth of a mm in a scene of about half a metre.
      behind: { value: look.order * 2e-6 },
    },
  });
}
