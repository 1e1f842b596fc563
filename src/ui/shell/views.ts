import type { Layout, View } from '../../store/session';

/** Row by row, from the top left. The 3-D view keeps its place, so that its camera is kept too. */
export const layouts: Readonly<Record<Layout, readonly [View, View, View, View]>> = {
  standard: ['axial', 'scene', 'coronal', 'sagittal'],
  path: ['along', 'scene', 'along90', 'across'],
};

/** The planes of the path carry signs, not letters. */
export const viewSigns: Readonly<Partial<Record<View, string>>> = {
  along: '∥',
  along90: '∥90°',
  across: '⊥',
};
