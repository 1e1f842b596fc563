import { useEffect } from 'react';
import { Vector3 } from 'three';
import { needleNamed, type StoryCamera } from '../../plan/story';
import { eyeDirection } from '../../scene/camera/views';
import { pose } from '../../scene/camera/pose';
import { ask } from '../../scene/sceneStore';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';

type Triple = readonly [number, number, number];
type Close = StoryCamera & { kind: 'close' };

interface Look {
  readonly atMm: Triple;
  readonly heightMm: number;
  readonly eye: Triple;
}

const moveMs = 900;

/** Takes the eye to where a step of the story wants it; the teacher may turn the view until the next one. */
export function useStoryCamera(camera: StoryCamera | undefined): void {
  useEffect(() => {
    if (!camera) return undefined;
    if (camera.kind === 'fit') {
      pose.isTouched = false;
      ask({ kind: 'fit' });
      return undefined;
    }
    if (camera.kind === 'look') {
      ask({ kind: 'look', preset: camera.from });
      return undefined;
    }
    const to = lookOf(camera);
    return to && flyTo(to);
  }, [camera]);
}

function lookOf({ to, from, heightMm }: Close): Look | undefined {
  const needle = needleNamed(to);
  const tip = needle === undefined ? undefined : usePlan.getState().plan.hydrodissection?.inlets[needle - 1];
  const atMm = tip?.atMm ?? useSession.getState().structures.find(({ id }) => id === to)?.centroidMm;
  const eye = typeof from === 'string' ? eyeDirection(from, undefined)?.toArray() : from;
  return atMm && { atMm, heightMm, eye: eye ?? [0, -1, 0] };
}

/** From where the eye is, in a second; at once for those who asked for no motion. */
function flyTo(to: Look): () => void {
  const from: Look = {
    atMm: pose.centre.toArray(),
    heightMm: pose.heightMm,
    eye: pose.eye.toArray(),
  };
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const startMs = performance.now();
  let frame = 0;
  const isThere = () =>
    pose.heightMm === to.heightMm && pose.centre.distanceTo(new Vector3(...to.atMm)) < 0.1;
  const move = (): void => {
    const part = isStill ? 1 : Math.min(1, (performance.now() - startMs) / moveMs);
    const eased = part * part * (3 - 2 * part);
    const mix = (a: Triple, b: Triple): Triple =>
      [0, 1, 2].map((n) => a[n]! + eased * (b[n]! - a[n]!)) as never;
    const eye = mix(unit(from.eye), unit(to.eye));
    ask({
      kind: 'close',
      atMm: mix(from.atMm, to.atMm),
      heightMm: from.heightMm * (to.heightMm / from.heightMm) ** eased,
      // Opposite eyes meet half-way in a point: then it is a jump.
      eye: Math.hypot(...eye) > 0.1 ? eye : to.eye,
    });
    // Asked again until there is a 3-D view to follow: it may still be in the making.
    frame = part < 1 || !isThere() ? requestAnimationFrame(move) : 0;
  };
  frame = requestAnimationFrame(move);
  return () => cancelAnimationFrame(frame);
}

const unit = (v: Triple): Triple => v.map((value) => value / Math.hypot(...v)) as never;
