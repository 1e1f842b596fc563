import { useFrame, useThree } from '@react-three/fiber';
import { type RefObject, useEffect, useMemo } from 'react';
import { useLandmarks } from '../store/landmarks';
import { usePlan } from '../store/plan';
import { type SessionState, useSession } from '../store/session';
import type { AnyCamera } from './camera/SceneCamera';
import { motion } from './camera/motion';
import { Painter } from './Painter';
import { scenePace } from './render/pace';
import { useScene } from './sceneStore';
import type { Viewport } from './Viewport';

const differs =
  (keys: readonly (keyof SessionState)[]) =>
  (state: SessionState, before: SessionState): boolean =>
    keys.some((key) => state[key] !== before[key]);

const contentChanged = differs([
  'ct',
  'structures',
  'appearance',
  'preview',
  'volumePreset',
  'volumeTexture',
]);
/** What is drawn over the picture, which then stays as it is. */
const overlayChanged = differs(['crosshairMm', 'clearance', 'selectedInstrument', 'step']);

const pictureChanged = (state: SessionState, before: SessionState): boolean =>
  contentChanged(state, before) ||
  (useScene.getState().clip.plane !== 'off' && overlayChanged(state, before));

interface Props {
  readonly viewport: Viewport;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
}

/** Has a frame drawn whenever something that it shows has changed. */
export function Frame({ viewport, overlay }: Props) {
  const gl = useThree((state) => state.gl);
  const get = useThree((state) => state.get);
  const invalidate = useThree((state) => state.invalidate);
  const painter = useMemo(() => new Painter(gl, viewport, overlay), [gl, viewport, overlay]);
  useEffect(() => () => painter.dispose(), [painter]);

  useEffect(() => {
    const redraw = () => invalidate();
    const stops = [
      useScene.subscribe(redraw),
      usePlan.subscribe(redraw),
      useLandmarks.subscribe(redraw),
      useSession.subscribe((state, before) => {
        if (pictureChanged(state, before)) invalidate();
        else if (overlayChanged(state, before)) painter.drawOnTop();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [invalidate, painter]);

  useEffect(
    () =>
      viewport.drawWith(() => {
        const { scene, camera, size } = get();
        painter.draw(scene, camera as AnyCamera, size);
      }),
    [viewport, painter, get],
  );

  useFrame(({ scene, camera, size }) => {
    // What is given to a busy graphics card has the page wait for it.
    if (scenePace.isDrawing && !motion.isMoving) scenePace.whenDone(invalidate);
    else painter.draw(scene, camera as AnyCamera, size);
  }, 1);
  return null;
}
