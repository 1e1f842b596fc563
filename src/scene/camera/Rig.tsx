import { OrbitControls } from '@react-three/drei/core/OrbitControls';
import { useThree } from '@react-three/fiber';
import { type ComponentRef, useEffect, useMemo, useRef } from 'react';
import { MOUSE, Vector3 } from 'three';
import { shownPath } from '../../store/paths';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { scenePace } from '../render/pace';
import { type CameraPreset, useScene } from '../sceneStore';
import { framedBox } from './bounds';
import { defaultLook } from './defaultLook';
import { motion } from './motion';
import { belongTo, pose } from './pose';
import { type AnyCamera, fit, makeCamera, pixelsPerMm, setScale, type ViewSize } from './SceneCamera';
import { eyeDirection } from './views';

type Triple = readonly [number, number, number];
type Controls = ComponentRef<typeof OrbitControls>;

const mouseButtons = { LEFT: MOUSE.ROTATE, MIDDLE: MOUSE.PAN, RIGHT: MOUSE.DOLLY };

/** Moves one camera: what the requests of the toolbar and the changes of content do to it. */
class Director {
  constructor(
    private readonly camera: AnyCamera,
    private readonly controls: Controls,
    private readonly size: () => ViewSize,
    private readonly invalidate: () => void,
  ) {}

  remember(): void {
    pose.centre.copy(this.controls.target);
    pose.eye.copy(this.camera.position).sub(this.controls.target).normalize();
    pose.heightMm = this.size().height / pixelsPerMm(this.camera, this.size(), this.controls.target);
  }

  /** Takes the eye to where the pose has it. */
  restore(): void {
    setScale(this.camera, this.size(), pose.centre, pose.eye, this.size().height / pose.heightMm);
    this.aim(pose.centre);
  }

  fit(): void {
    this.aim(fit(this.camera, this.size(), framedBox(), pose.eye));
    this.remember();
  }

  turnTo(preset: CameraPreset): void {
    const path = shownPath();
    const direction = eyeDirection(preset, path);
    if (!direction) return;
    this.remember();
    pose.isTouched = true;
    pose.eye.copy(direction);
    if (preset === 'path' && path) pose.centre.copy(new Vector3(...path.targetMm));
    this.restore();
  }

  close(at: Triple, heightMm: number, eye: Triple): void {
    pose.isTouched = true;
    pose.centre.set(...at);
    pose.eye.set(...eye).normalize();
    pose.heightMm = heightMm;
    this.restore();
  }

  reset(): void {
    pose.isTouched = false;
    this.begin();
  }

  /** From where the case is first looked at. */
  begin(): void {
    pose.eye.copy(eyeDirection(defaultLook(usePlan.getState().plan.case), undefined)!);
    this.fit();
  }

  private aim(target: Vector3): void {
    this.controls.target.copy(target);
    this.controls.update();
    this.invalidate();
  }
}

/** The camera and its controls: turntable about superior; left turns, middle pans, right zooms. */
export function Rig() {
  const projection = useScene((state) => state.projection);
  const camera = useMemo(() => makeCamera(projection), [projection]);
  const set = useThree((state) => state.set);
  const get = useThree((state) => state.get);
  const invalidate = useThree((state) => state.invalidate);
  const controls = useRef<Controls>(null);

  useEffect(() => {
    if (!controls.current) return undefined;
    set({ camera });
    const director = new Director(camera, controls.current, () => get().size, invalidate);
    const settle = () => (pose.isTouched ? director.restore() : director.begin());
    belongTo(useSession.getState().ct);
    settle();
    const stopRequests = useScene.subscribe(({ request }, before) => {
      if (!request || request === before.request) return;
      if (request.kind === 'look') director.turnTo(request.preset);
      if (request.kind === 'fit') director.fit();
      if (request.kind === 'reset') director.reset();
      if (request.kind === 'close') director.close(request.atMm, request.heightMm, request.eye);
    });
    const seeAll = () => {
      if (!pose.isTouched) director.begin();
    };
    const stopContent = useSession.subscribe((state, before) => {
      belongTo(state.ct);
      if (state.ct !== before.ct) seeAll();
      else if (state.meshes !== before.meshes) scenePace.whenFree(seeAll);
    });
    const stopPlan = usePlan.subscribe(({ plan }, before) => {
      if (defaultLook(plan.case) !== defaultLook(before.plan.case)) seeAll();
    });
    const sizes = new ResizeObserver(settle);
    sizes.observe(get().gl.domElement);
    const onEnd = () => {
      pose.isTouched = true;
      director.remember();
    };
    const current = controls.current;
    current.addEventListener('end', onEnd);
    return () => {
      stopRequests();
      stopContent();
      scenePace.forget(seeAll);
      stopPlan();
      sizes.disconnect();
      current.removeEventListener('end', onEnd);
    };
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
