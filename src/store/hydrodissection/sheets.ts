import { create } from 'zustand';
import type { Mesh } from '../../core/mesh';
import type { VoxelField } from '../../core/structure';
import type { TissueModel } from '../../simulation/hydrodissection/patient/types';
import { spaceColours } from './colours';
import { showsDisplaced } from './shown';
import { kernelRunner } from '../runner';
import { useHydro } from './state';

export interface SpaceSheet {
  readonly id: string;
  readonly colour: string;
  readonly field: VoxelField;
}

const sheets = new WeakMap<TissueModel, readonly SpaceSheet[]>();

export const spaceColour = (n: number): string => spaceColours[n % spaceColours.length]!;

/** The spaces of a tissue as they were found, for display; the same objects each time. */
function sheetsOf(model: TissueModel): readonly SpaceSheet[] {
  let made = sheets.get(model);
  if (!made) {
    made = model.spaces.map(({ id, cells }, n) => {
      const data = new Uint8Array(model.kind.length);
      for (const cell of cells) data[cell] = 255;
      return { id, colour: spaceColour(n), field: { grid: model.grid, data } };
    });
    sheets.set(model, made);
  }
  return made;
}

/** Those drawn now: once tissue has moved they are the pocket's to show. */
export function shownSheets(): readonly SpaceSheet[] {
  const { prepared, showsSpaces, hiddenSpaces } = useHydro.getState();
  if (!prepared || !showsSpaces || showsDisplaced()) return [];
  const { spaces } = prepared;
  return sheetsOf(prepared.model).filter(({ id }) => spaces.get(id)?.on && !hiddenSpaces.includes(id));
}

/** Surfaces of the sheets of the tissue that is read, by id. */
export const useSheetSurfaces = create<{ readonly surfaces: Readonly<Record<string, Mesh>> }>()(() => ({
  surfaces: {},
}));

/** Meshes the sheets of each tissue that is read. Answers how to stop. */
export const keepSheetSurfaces = (): (() => void) =>
  useHydro.subscribe(({ prepared }, before) => {
    if (prepared === before.prepared) return;
    useSheetSurfaces.setState({ surfaces: {} });
    if (prepared) void meshSheets(prepared.model);
  });

async function meshSheets(model: TissueModel): Promise<void> {
  for (const { id, field } of sheetsOf(model)) {
    const made = await kernelRunner().run('surface', { field });
    if (useHydro.getState().prepared?.model !== model) return;
    if (made.ok)
      useSheetSurfaces.setState(({ surfaces }) => ({ surfaces: { ...surfaces, [id]: made.value } }));
  }
}
