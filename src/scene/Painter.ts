import type { RefObject } from 'react';
import type { Scene, WebGLRenderer } from 'three';
import { hasHydroLayers } from '../store/hydrodissection/layers';
import { type SessionState, useSession } from '../store/session';
import { showsArrival } from './objects/cementLayers';
import { drawnSphere } from './camera/bounds';
import { motion } from './camera/motion';
import { type AnyCamera, frame, type ViewSize } from './camera/SceneCamera';
import { writeClip } from './clip';
import { drawOverlay } from './overlay/drawOverlay';
import { scenePace } from './render/pace';
import { Pipeline } from './render/Pipeline';
import { sharedUniforms } from './render/surfaceMaterial';
import { VolumeUniforms } from './render/VolumeUniforms';
import { opaqueFrom, shownSurfaces } from './shown';
import type { Viewport } from './Viewport';

const hasTransparent = (session: SessionState): boolean =>
  shownSurfaces(session).some(({ opacity }) => opacity < opaqueFrom) || showsArrival() || hasHydroLayers();

/** A moving volume is drawn at half size while frames take longer than this, ms. */
const slowFrame = 45;

/** Draws frames: the camera's frustum, the scene and the volume, and what lies on top of them. */
export class Painter {
  private readonly pipeline: Pipeline;
  private volume?: VolumeUniforms;
  private lastFrame = 0;
  private isSlow = false;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly viewport: Viewport,
    private readonly overlay: RefObject<HTMLCanvasElement | null>,
  ) {
    this.pipeline = new Pipeline(renderer);
  }

  draw(scene: Scene, camera: AnyCamera, size: ViewSize): void {
    const startedMs = performance.now();
    this.measurePace();
    this.followVolume();
    frame(camera, size, drawnSphere());
    this.viewport.see(camera, size);
    writeClip(sharedUniforms.clip.value);
    const isCoarse = motion.isMoving && this.isSlow && this.volume !== undefined;
    this.pipeline.render(scene, camera, {
      volume: this.volume,
      hasTransparent: hasTransparent(useSession.getState()),
      scale: isCoarse ? 0.5 : 1,
    });
    scenePace.drawn(this.renderer.getContext() as WebGL2RenderingContext, startedMs);
    this.drawOnTop();
    this.viewport.announce();
  }

  private measurePace(): void {
    const now = performance.now();
    if (motion.isMoving) this.isSlow = now - this.lastFrame > slowFrame;
    this.lastFrame = now;
  }

  /** Keeps the textures of the volume that is shown now, and no others. */
  private followVolume(): void {
    const { ct, volumeTexture, volumePreset } = useSession.getState();
    const source = volumePreset === 'off' || !ct ? undefined : volumeTexture;
    if (this.volume?.source === source) return;
    this.volume?.dispose();
    this.volume =
      source && ct && volumePreset !== 'off'
        ? new VolumeUniforms(source, volumePreset, ct.volume)
        : undefined;
  }

  /** Labels, marks and scale alone, over the picture as it stands. */
  drawOnTop(): void {
    const { size } = this.viewport;
    const canvas = this.overlay.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const ratio = this.renderer.getPixelRatio();
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawOverlay(context, this.viewport);
  }

  dispose(): void {
    this.volume?.dispose();
    this.volume = undefined;
    this.pipeline.dispose();
  }
}
