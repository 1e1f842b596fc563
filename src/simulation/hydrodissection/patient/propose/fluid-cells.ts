import type { TissueModel } from '../types';

/** As easily displaced as this counts as fat, fat = 1. */
const fatFrom = 0.7;

export interface FluidCell {
  readonly cell: number;
  /** Absent: fat beside a space. */
  readonly space?: string;
}

/** Where fluid is put: cells of the open spaces, and fat that touches them; without any space all fat. */
export function fluidCells({ grid, spaces, conductivity }: TissueModel): readonly FluidCell[] {
  const [nx, ny] = grid.dims;
  const found = new Map<number, FluidCell>();
  for (const { id, cells, on } of spaces)
    if (on) for (const cell of cells) found.set(cell, { cell, space: id });
  const isFat = (cell: number) => (conductivity[cell] ?? 0) >= fatFrom;
  if (found.size === 0) return [...conductivity.keys()].filter(isFat).map((cell) => ({ cell }));
  const beside = [1, nx, nx * ny].flatMap((step) => [step, -step, 2 * step, -2 * step]);
  const inSpaces = [...found.keys()];
  for (const cell of inSpaces)
    for (const step of beside)
      if (!found.has(cell + step) && isFat(cell + step)) found.set(cell + step, { cell: cell + step });
  return [...found.values()];
}
