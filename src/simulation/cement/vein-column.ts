/** A vein that leads out of the bone: the outlet edge of that number as a tube. */
export interface VeinColumn {
  /** Index into the flow's `outletEdges`. */
  readonly edge: number;
  /** Name of its outlet, not shared with another. */
  readonly outlet: string;
  /** Cell of the bone from which it leads. */
  readonly cell: number;
  readonly radiusMm: number;
  readonly lengthMm: number;
}

/** Cement in front of the mouth already thickens what enters over this length, mm: a house value that bounds one step. */
const entryMm = 2;

/**
 * Flow per pressure of a vein that fills with cement from the bone outwards: Poiseuille for each of
 * the two columns (physics 2.12, 2.4), mm³/(s·Pa).
 * @param leakedMm3 cement that has gone into it
 * @param saturation of the cell that feeds it
 */
export function veinConductance(
  { radiusMm, lengthMm }: Pick<VeinColumn, 'radiusMm' | 'lengthMm'>,
  leakedMm3: number,
  saturation: number,
  cementPaS: number,
  marrowPaS: number,
): number {
  const entered = leakedMm3 / (Math.PI * radiusMm ** 2);
  const filledMm = Math.min(lengthMm, Math.max(entered, saturation * entryMm));
  return (Math.PI * radiusMm ** 4) / (8 * (cementPaS * filledMm + marrowPaS * (lengthMm - filledMm)));
}
