import type { Displacement } from '../../core/displacement';
import type { Mesh } from '../../core/mesh';
import { create } from 'zustand';
import type { VoxelField } from '../../core/structure';
import type { HydroPicture } from '../../simulation/hydrodissection/live/picture';
import { useSession } from '../session';
import { type HydroFrame, shownHydroFrame, useHydro } from './state';

interface PictureState extends Partial<Omit<HydroPicture, 'meshes'>> {
  readonly meshes?: Readonly<Record<string, Mesh>>;
  /** Frame that the picture is of. */
  readonly frameId?: string;
}

/** Displaced structures and the fluid, which follow the injection as fast as the machine can make them. */
export const useHydroPicture = create<PictureState>()(() => ({}));

/** The frame whose anatomy is on screen; undefined before the first drop and while BEFORE is chosen. */
function displacedFrame(): HydroFrame | undefined {
  const hydro = useHydro.getState();
  const frame = shownHydroFrame(hydro);
  return hydro.showsAfter && frame && frame.state.injectedMl > 0 ? frame : undefined;
}

/** Whether pictures show something that was simulated and not acquired. */
export const showsDisplaced = (): boolean => displacedFrame() !== undefined;

const displacements = new WeakMap<HydroFrame['fields'], Displacement>();

/** The displacement that pictures show; the same object for the same instant. */
export function shownDisplacement(): Displacement | undefined {
  const fields = displacedFrame()?.fields;
  const grid = useHydro.getState().prepared?.model.grid;
  if (!fields || !grid) return undefined;
  let made = displacements.get(fields);
  if (!made) displacements.set(fields, (made = { grid, ...fields }));
  return made;
}

/** The voxels of a structure as the slices show it. */
export const shownField = (key: string, field: VoxelField): VoxelField =>
  (showsDisplaced() ? useHydroPicture.getState().fields?.[key] : undefined) ?? field;

const nothing: Readonly<Record<string, Mesh>> = {};

/** Surfaces of the structures that have moved, where the picture shows them. */
export const movedMeshes = (): Readonly<Record<string, Mesh>> =>
  (showsDisplaced() ? useHydroPicture.getState().meshes : undefined) ?? nothing;

/** Surfaces by structure as they are shown now. */
export function shownMeshes(): Readonly<Record<string, Mesh>> {
  const { meshes } = useSession.getState();
  const moved = movedMeshes();
  return moved === nothing ? meshes : { ...meshes, ...moved };
}
