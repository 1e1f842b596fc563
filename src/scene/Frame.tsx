import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { usePlan } from '../store/plan';
import { type SessionState, useSession } from '../store/session';
import { drawnSphere } from './camera/bounds';
import { motion } from './camera/motion';
import { type AnyCamera, frame } from './camera/SceneCamera';
import { writeClip } from './clip';
import { opaqueFrom } from './objects/Structures';
import { drawOverlay } from './overlay/drawOverlay';
import { Pipeline } from './render/Pipeline';
import { sharedUniforms } from './render/surfaceMaterial';
import { VolumeUniforms } from './render/VolumeUniforms';
import { useScene } from './sceneStore';
import type { Viewport } from './Viewport';

const hasTransparent = ({ meshes, appearance }: SessionState): boolean =>
  Object.keys(meshes).some((key) => {
    const { visible = true, opacity = 1 } = appearance[key] ?? {};
    return visible && opacity < opaqueFrom;
  });

/** A moving volume is drawn at half size while frames take longer than this, ms. */
const slowFrame = 45;

interface Props {
  readonly viewport: Viewport;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
}

/** Draws each frame: the camera's frustum, the scene and the volume, and what lies on top. */
export function Frame({ viewport, overlay }: Props) {
  const gl = useThree((state) => state.gl);
  const scene = useThree((state) => state.scene);
  const size = useThree((state) => state.size);
  const camera = useThree((state) => state.camera) as AnyCamera;
  const invalidate = useThree((state) => state.invalidate);
  const pipeline = useMemo(() => new Pipeline(gl), [gl]);
  useEffect(() => () => pipeline.dispose(), [pipeline]);
  const volume = useVolume(invalidate);
  const pace = useRef({ last: 0, isSlow: false });

  useEffect(() => {
    const stops = [useSession.subscribe(redraw), useScene.subscribe(redraw), usePlan.subscribe(redraw)];
    return () => stops.forEach((stop) => stop());
    function redraw() {
      invalidate();
    }
  }, [invalidate]);

  const draw = () => {
    const now = performance.now();
    if (motion.isMoving) pace.current.isSlow = now - pace.current.last > slowFrame;
    pace.current.last = now;
    frame(camera, size, drawnSphere());
    viewport.camera = camera;
    viewport.size = size;
    writeClip(sharedUniforms.clip.value);
    const isCoarse = motion.isMoving && pace.current.isSlow && volume.current !== undefined;
    pipeline.render(scene, camera, {
      volume: volume.current,
      hasTransparent: hasTransparent(useSession.getState()),
      scale: isCoarse ? 0.5 : 1,
    });
    const canvas = overlay.current;
    const context = canvas?.getContext('2d');
    if (canvas && context) {
      const ratio = gl.getPixelRatio();
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawOverlay(context, viewport);
    }
    viewport.announce();
  };
  viewport.draw = draw;
  useFrame(draw, 1);
  return null;
}

/** The textures of the volume that is shown now. */
function useVolume(invalidate: () => void) {
  const volume = useRef<VolumeUniforms>(undefined);
  useEffect(() => {
    const follow = ({ volumeTexture, volumePreset }: SessionState) => {
      const source = volumePreset === 'off' ? undefined : volumeTexture;
      if (volume.current?.source === source) return;
      volume.current?.dispose();
      volume.current =
        source && volumePreset !== 'off' ? new VolumeUniforms(source, volumePreset) : undefined;
      invalidate();
    };
    follow(useSession.getState());
    const stop = useSession.subscribe(follow);
    return () => {
      stop();
      volume.current?.dispose();
      volume.current = undefined;
    };
  }, [invalidate]);
  return volume;
}
