import { type PointerEvent, useMemo, useRef } from 'react';
import { lpsPoint } from '../../core/units';
import { setSession, useSession } from '../../store/session';
import { shownHalfSpace } from '../clip';
import { cube } from '../overlay/drawOverlay';
import { faceAt, shownFaces } from '../overlay/cube';
import { ask, setScene } from '../sceneStore';
import { shownSurfaces } from '../shown';
import type { Viewport } from '../Viewport';
import { Picker } from './Picker';
import { pickVolume } from './pickVolume';

/** A press that moves further than this turns the view and picks nothing, pixels. */
const slack = 4;

/** A click on a structure, or on the rendered CT, moves the crosshair there; one on the cube turns the view. */
export function usePicking(viewport: Viewport) {
  const picker = useMemo(() => new Picker(), []);
  const pressed = useRef<{ x: number; y: number }>(undefined);

  const pickAt = async (x: number, y: number): Promise<void> => {
    const { height } = viewport.size;
    const faces = shownFaces(viewport.camera, cube.x, height - cube.y, cube.halfEdge);
    const preset = faceAt(faces, x, y);
    if (preset) {
      ask({ kind: 'look', preset });
      return;
    }
    const shown = Object.fromEntries(
      shownSurfaces(useSession.getState()).map(({ key, mesh }) => [key, mesh]),
    );
    const half = shownHalfSpace();
    const isKept = (p: readonly [number, number, number]) =>
      !half || p[0] * half.normal[0] + p[1] * half.normal[1] + p[2] * half.normal[2] <= half.offsetMm;
    const ray = viewport.ray(x, y);
    const rendered = pickVolume(ray, useSession.getState(), isKept);
    const pick = await picker.pick(ray, shown, isKept);
    const isNearer = pick !== undefined && pick.distanceMm <= (rendered?.distanceMm ?? Infinity);
    const point = isNearer ? lpsPoint(...pick.point) : rendered?.point;
    if (!point) return;
    setScene({ pickedKey: isNearer ? pick.key : undefined });
    setSession({ crosshairMm: point });
  };

  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) pressed.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const start = pressed.current;
      pressed.current = undefined;
      if (!start || Math.hypot(event.clientX - start.x, event.clientY - start.y) > slack) return;
      const frame = event.currentTarget.getBoundingClientRect();
      void pickAt(event.clientX - frame.left, event.clientY - frame.top);
    },
  };
}
