import { OrbitControls } from '@react-three/drei/core/OrbitControls';
import { useThree } from '@react-three/fiber';
import { type ComponentRef, useEffect, useMemo, useRef } from 'react';
import { MOUSE, Vector3 } from 'three';
import { shownPath } from '../../store/paths';
import { useSession } from '../../store/session';
import { type CameraPreset, useScene } from '../sceneStore';
import { framedBox } from './bounds';
import { motion } from './motion';
import { fit, makeCamera, pixelsPerMm, setScale } from './SceneCamera';
import { eyeDirection } from './views';

const mouseButtons = { LEFT: MOUSE.ROTATE, MIDDLE: MOUSE.PAN, RIGHT: MOUSE.DOLLY };

/** The camera and its controls: turntable about superior; left turns, middle pans, right zooms. */
export function Rig() {
  const projection = useScene((state) => state.projection);
  const camera = useMemo(() => makeCamera(projection), [projection]);
  const set = useThree((state) => state.set);
  const get = useThree((state) => state.get);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null);
  const isTouched = useRef(false);
  const eye = useRef(eyeDirection('anterior', undefined)!);
  const centre = useRef(new Vector3());
  const scale = useRef(1);

  useEffect(() => {
    set({ camera });
    // The other projection takes over where the first one looked.
    if (isTouched.current) {
      setScale(camera, get().size, centre.current, eye.current, scale.current);
      controls.current?.target.copy(centre.current);
      controls.current?.update();
    }
    const remember = () => {
      const target = controls.current?.target;
      if (!target) return;
      centre.current.copy(target);
      eye.current = camera.position.clone().sub(target).normalize();
      scale.current = pixelsPerMm(camera, get().size, target);
    };
    const look = (direction: Vector3) => {
      const target = fit(camera, get().size, framedBox(), direction);
      controls.current?.target.copy(target);
      controls.current?.update();
      invalidate();
    };
    const turnTo = (preset: CameraPreset) => {
      const direction = eyeDirection(preset, shownPath());
      if (!direction) return;
      const path = preset === 'path' ? shownPath() : undefined;
      remember();
      const about = path ? new Vector3(...path.targetMm) : centre.current;
      setScale(camera, get().size, about, direction, scale.current);
      controls.current?.target.copy(about);
      controls.current?.update();
      invalidate();
    };
    const refit = () => look(eye.current);
    if (!isTouched.current) refit();
    const stopRequests = useScene.subscribe(({ request }, before) => {
      if (!request || request === before.request) return;
      if (request.kind === 'look') {
        isTouched.current = true;
        turnTo(request.preset);
      }
      if (request.kind === 'fit') {
        remember();
        refit();
      }
      if (request.kind === 'reset') {
        isTouched.current = false;
        look(eyeDirection('anterior', undefined)!);
      }
      remember();
    });
    const stopContent = useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) isTouched.current = false;
      if (state.meshes === before.meshes && state.ct === before.ct) return;
      if (!isTouched.current) refit();
    });
    const stopSize = watchSize(() => !isTouched.current && refit());
    const onEnd = () => {
      isTouched.current = true;
      remember();
    };
    const current = controls.current;
    current?.addEventListener('end', onEnd);
    return () => {
      stopRequests();
      stopContent();
      stopSize();
      current?.removeEventListener('end', onEnd);
    };
    function watchSize(onResize: () => void): () => void {
      const observer = new ResizeObserver(onResize);
      observer.observe(get().gl.domElement);
      return () => observer.disconnect();
    }
  }, [camera, set, get, invalidate]);

  return (
    <OrbitControls
      ref={controls}
      camera={camera}
      makeDefault
      enableDamping={false}
      mouseButtons={mouseButtons}
      onStart={() => motion.begin()}
      onEnd={() => motion.end(invalidate)}
    />
  );
}
