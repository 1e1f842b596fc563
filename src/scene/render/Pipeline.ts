import {
  Color,
  DepthTexture,
  FloatType,
  Matrix3,
  Matrix4,
  NearestFilter,
  type OrthographicCamera,
  type PerspectiveCamera,
  type Scene,
  ShaderMaterial,
  Vector2,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import { FullScreen } from './FullScreen';
import { layerCount, resolveFragment, resolveVertex } from './resolveShader';
import { sharedUniforms } from './surfaceMaterial';
import type { VolumeUniforms } from './VolumeUniforms';

/** Three.js layers: opaque surfaces, and those that are seen through. */
export const opaqueLayer = 0;
export const transparentLayer = 1;

export interface FrameOptions {
  readonly volume?: VolumeUniforms;
  readonly hasTransparent: boolean;
  /** Below 1 while the view moves and the machine is slow. */
  readonly scale: number;
}

const black = new Color(0, 0, 0);

const target = (samples: number): WebGLRenderTarget => {
  const made = new WebGLRenderTarget(1, 1, { samples, minFilter: NearestFilter, magFilter: NearestFilter });
  made.depthTexture = new DepthTexture(1, 1, FloatType);
  return made;
};

/**
 * Draws a frame. Opaque surfaces alone go straight to the screen. With transparent ones, their layers
 * are peeled off from front to back (Everitt 2001), so that the order of overlapping and nested
 * structures is right in every pixel; the volume is then marched between the layers.
 */
export class Pipeline {
  private readonly opaque = target(4);
  private readonly layers = Array.from({ length: layerCount }, () => target(0));
  private readonly resolve: FullScreen;
  private readonly small = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  private readonly enlarge: FullScreen;
  private readonly size = new Vector2();

  constructor(private readonly renderer: WebGLRenderer) {
    this.resolve = new FullScreen(
      new ShaderMaterial({
        vertexShader: resolveVertex,
        fragmentShader: resolveFragment,
        depthTest: false,
        depthWrite: false,
        uniforms: this.resolveUniforms(),
      }),
    );
    this.enlarge = new FullScreen(
      new ShaderMaterial({
        vertexShader: resolveVertex,
        fragmentShader:
          'varying vec2 at; uniform sampler2D picture; void main() { gl_FragColor = texture2D(picture, at); }',
        depthTest: false,
        depthWrite: false,
        uniforms: { picture: { value: this.small.texture } },
      }),
    );
  }

  render(scene: Scene, camera: OrthographicCamera | PerspectiveCamera, options: FrameOptions): void {
    const { renderer } = this;
    renderer.getDrawingBufferSize(this.size);
    sharedUniforms.pass.value = 0;
    sharedUniforms.opaqueDepth.value = null;
    sharedUniforms.frontDepth.value = null;
    renderer.setClearColor(black, 1);
    if (!options.volume && !options.hasTransparent) {
      renderer.setRenderTarget(null);
      this.pass(scene, camera, opaqueLayer);
      return;
    }
    const width = Math.max(1, Math.round(this.size.x * options.scale));
    const height = Math.max(1, Math.round(this.size.y * options.scale));
    this.opaque.setSize(width, height);
    renderer.setRenderTarget(this.opaque);
    this.pass(scene, camera, opaqueLayer);
    if (options.hasTransparent) this.peel(scene, camera, width, height);
    this.compose(camera, options, width, height);
  }

  private pass(scene: Scene, camera: OrthographicCamera | PerspectiveCamera, layer: number): void {
    camera.layers.set(layer);
    this.renderer.render(scene, camera);
  }

  private peel(
    scene: Scene,
    camera: OrthographicCamera | PerspectiveCamera,
    width: number,
    height: number,
  ): void {
    this.renderer.setClearColor(black, 0);
    sharedUniforms.opaqueDepth.value = this.opaque.depthTexture;
    sharedUniforms.size.value.set(width, height);
    this.layers.forEach((layer, n) => {
      layer.setSize(width, height);
      sharedUniforms.pass.value = n === 0 ? 1 : 2;
      sharedUniforms.frontDepth.value = n === 0 ? null : this.layers[n - 1]!.depthTexture;
      this.renderer.setRenderTarget(layer);
      this.pass(scene, camera, transparentLayer);
    });
    sharedUniforms.pass.value = 0;
    sharedUniforms.opaqueDepth.value = null;
    sharedUniforms.frontDepth.value = null;
  }

  private compose(
    camera: OrthographicCamera | PerspectiveCamera,
    { volume, hasTransparent, scale }: FrameOptions,
    width: number,
    height: number,
  ): void {
    const { uniforms } = this.resolve.material;
    uniforms.shownLayers!.value = hasTransparent ? layerCount : 0;
    uniforms.unproject!.value.copy(camera.matrixWorld).multiply(camera.projectionMatrixInverse);
    uniforms.hasVolume!.value = volume !== undefined;
    if (volume) {
      volume.update(camera);
      for (const name of [
        'volume',
        'bricks',
        'transfer',
        'toTexel',
        'gradientToView',
        'dims',
        'shownLow',
        'shownHigh',
        'brickDims',
        'stepMm',
      ] as const) {
        uniforms[name]!.value = volume[name];
      }
    }
    if (scale === 1) {
      this.renderer.setRenderTarget(null);
      this.resolve.draw(this.renderer);
      return;
    }
    this.small.setSize(width, height);
    this.renderer.setRenderTarget(this.small);
    this.resolve.draw(this.renderer);
    this.renderer.setRenderTarget(null);
    this.enlarge.draw(this.renderer);
  }

  private resolveUniforms(): ShaderMaterial['uniforms'] {
    const uniforms: ShaderMaterial['uniforms'] = {
      opaqueColour: { value: this.opaque.texture },
      opaqueDepth: { value: this.opaque.depthTexture },
      shownLayers: { value: 0 },
      unproject: { value: new Matrix4() },
      clip: sharedUniforms.clip,
      hasVolume: { value: false },
      volume: { value: null },
      bricks: { value: null },
      transfer: { value: null },
      toTexel: { value: new Matrix4() },
      gradientToView: { value: new Matrix3() },
      dims: { value: new Vector3(1, 1, 1) },
      shownLow: { value: new Vector3() },
      shownHigh: { value: new Vector3(1, 1, 1) },
      brickDims: { value: new Vector3(1, 1, 1) },
      stepMm: { value: 1 },
    };
    this.layers.forEach((layer, n) => {
      uniforms[`layerColour${n}`] = { value: layer.texture };
      uniforms[`layerDepth${n}`] = { value: layer.depthTexture };
    });
    return uniforms;
  }

  dispose(): void {
    this.opaque.depthTexture?.dispose();
    this.opaque.dispose();
    for (const layer of this.layers) {
      layer.depthTexture?.dispose();
      layer.dispose();
    }
    this.small.dispose();
    this.resolve.dispose();
    this.enlarge.dispose();
  }
}
