import { appearanceOf } from '../appearance';
import { newestOnly } from '../newest';
import { notify } from '../notices';
import { useSession } from '../session';
import { kernelRunner } from '../runner';
import { useHydroPicture } from './shown';
import { type HydroFrame, shownHydroFrame, useHydro } from './state';

/** Keeps displaced structures and the pocket's surface in step with the frame on screen. Answers how to stop. */
export function keepHydroPicture(): () => void {
  const make = newestOnly(async (frame: HydroFrame) => {
    const { prepared } = useHydro.getState();
    if (!prepared) return;
    const { structures, appearance, meshes } = useSession.getState();
    const seen = structures.filter((item) => appearanceOf(item, appearance).visible);
    const result = await kernelRunner().run('hydro-picture', {
      displacement: { grid: prepared.model.grid, ...frame.fields },
      meshes: Object.fromEntries(seen.flatMap(({ key }) => (meshes[key] ? [[key, meshes[key]]] : []))),
      fields: Object.fromEntries(seen.map(({ key, field }) => [key, field])),
    });
    if (!result.ok) return notify('error', result.failure);
    if (!useHydro.getState().frames.includes(frame)) return;
    const moved = Object.entries(result.value.meshes).flatMap(([key, surface]) => {
      const mesh = meshes[key];
      return mesh ? [[key, { ...surface, indices: mesh.indices }] as const] : [];
    });
    useHydroPicture.setState({
      frameId: frame.id,
      fluid: undefined,
      ...result.value,
      meshes: Object.fromEntries(moved),
    });
  });
  const follow = (): void => {
    const frame = shownHydroFrame(useHydro.getState());
    if (frame && frame.state.injectedMl > 0) make(frame);
  };
  const stops = [
    useHydro.subscribe((state, before) => {
      if (shownHydroFrame(state) !== shownHydroFrame(before)) follow();
    }),
    useSession.subscribe((state, before) => {
      if (state.appearance !== before.appearance || state.meshes !== before.meshes) follow();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
