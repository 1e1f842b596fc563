import { useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import { type BufferGeometry, Group, Mesh, type Object3D, Quaternion, Vector3 } from 'three';
import { deviceById } from '../../catalog/devices';
import type { Colour } from '../../catalog/types';
import type { Instrument } from '../../plan/schema';
import { placedOf, previewedPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { surfaceMaterial } from '../render/surfaceMaterial';
import { solidOf } from './solid';
import { coreProfile, threadRidge } from './thread';

const steel: Colour = [205, 210, 216];
const hub = new Vector3(0, 0, 1);

/** Geometry about z with the tip at the origin; an inline cylinder has length 1 and is stretched. */
function geometriesOf(device: Instrument['device'], lengthMm: number | undefined): BufferGeometry[] {
  if (typeof device !== 'string') {
    const radiusMm = device.diameterMm / 2;
    return [
      solidOf([
        { behindTipMm: 0, radiusMm },
        { behindTipMm: 1, radiusMm },
      ]),
    ];
  }
  const item = deviceById(device);
  if (!item) return [];
  const length = lengthMm ?? item.lengthsMm[0]!;
  const ridge = threadRidge(item, length);
  return [solidOf(coreProfile(item, length)), ...(ridge ? [ridge] : [])];
}

/** Puts the tip at the target and the hub towards the entry. */
function pose(object: Object3D, { device, entryMm, targetMm }: Instrument): void {
  const back = new Vector3(...entryMm).sub(new Vector3(...targetMm));
  object.position.set(...targetMm);
  const length = back.length();
  if (length > 0) object.quaternion.copy(new Quaternion().setFromUnitVectors(hub, back.divideScalar(length)));
  object.scale.z = typeof device === 'string' ? 1 : Math.max(length, 1e-3);
}

/** One instrument in its true shape and size. Owns its geometry; a drag only moves it. */
function InstrumentSolid({ id, device, lengthMm }: Pick<Instrument, 'id' | 'device' | 'lengthMm'>) {
  const invalidate = useThree((state) => state.invalidate);
  const shape = typeof device === 'string' ? device : device.diameterMm;
  const geometries = useMemo(
    () =>
      geometriesOf(typeof shape === 'string' ? shape : { shape: 'cylinder', diameterMm: shape }, lengthMm),
    [shape, lengthMm],
  );
  const material = useMemo(
    () => surfaceMaterial({ colour: steel, opacity: 1, shine: 0.45, isClipped: false, order: 0 }),
    [],
  );
  const group = useMemo(() => {
    const made = new Group();
    made.add(...geometries.map((geometry) => new Mesh(geometry, material)));
    return made;
  }, [geometries, material]);
  useEffect(() => () => geometries.forEach((geometry) => geometry.dispose()), [geometries]);
  useEffect(() => () => material.dispose(), [material]);
  useEffect(() => {
    const place = () => {
      const shown = previewedPlaced(usePlan.getState().plan, useSession.getState().preview);
      const instrument = shown.find((item) => item.id === id);
      if (instrument) pose(group, instrument);
      invalidate();
    };
    place();
    const stopPlan = usePlan.subscribe(place);
    const stopPreview = useSession.subscribe((state, before) => {
      if (state.preview !== before.preview) place();
    });
    return () => {
      stopPlan();
      stopPreview();
      invalidate();
    };
  }, [group, id, invalidate]);
  return <primitive object={group} />;
}

/** All instruments of the plan, needles included. */
export function Instruments() {
  const instruments = usePlan((state) => placedOf(state.plan));
  return instruments.map(({ id, device, lengthMm }) => (
    <InstrumentSolid key={id} id={id} device={device} lengthMm={lengthMm} />
  ));
}
