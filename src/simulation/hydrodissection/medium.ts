import { cellAt, type Frame } from './frame';
import { type HydroProblem, kinds } from './types';

/** What a cell does at present. */
export const roles = {
  /** Has a potential: tissue or the pocket. */
  soft: 0,
  /** Bone and the canal. */
  still: 1,
  /** Potential 0. */
  air: 2,
  /** Moves as its body does. */
  body: 3,
} as const;

/**
 * The material as it lies now. Material is known by where it lay at the start: the cell now at x holds what was at
 * x + back(x).
 */
export class Medium {
  /** `roles` a cell. */
  readonly role: Uint8Array;
  /** Conductivity for tissue over that of its tensor, without what the pocket adds. */
  readonly scale: Float32Array | undefined;
  readonly tensorOf: Uint8Array | undefined;
  /** Nothing that is read here changes when the tissue moves. */
  readonly isUniform: boolean;
  readonly hasAir: boolean;

  constructor(
    private readonly frame: Frame,
    private readonly problem: HydroProblem,
  ) {
    const { conductivity, kind } = problem;
    this.role = new Uint8Array(frame.cells);
    if (kind) for (let c = 0; c < frame.cells; c++) if (kind[c] === kinds.rigid) this.role[c] = roles.still;
    if (kind) for (let c = 0; c < frame.cells; c++) if (kind[c] === kinds.outside) this.role[c] = roles.air;
    this.hasAir = this.role.includes(roles.air);
    if (conductivity instanceof Float32Array) this.scale = conductivity.slice();
    else if (typeof conductivity !== 'number') this.tensorOf = conductivity.of.slice();
    this.isUniform = typeof conductivity === 'number' && !kind && !problem.bodies?.length;
  }

  /** @param back index of where the material came from, less the cell's own, three a cell */
  update(back: Float32Array): void {
    if (this.isUniform) return;
    const { frame, role, scale, tensorOf } = this;
    const { conductivity, kind } = this.problem;
    const [nx, ny, nz] = frame.dims;
    const values = conductivity instanceof Float32Array ? conductivity : undefined;
    const of =
      typeof conductivity === 'number' || values ? undefined : (conductivity as { of: Uint8Array }).of;
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, c++) {
          if (kind?.[c] === kinds.rigid) continue;
          const from = cellAt(frame, i + back[3 * c]!, j + back[3 * c + 1]!, k + back[3 * c + 2]!);
          const what = kind ? kind[from]! : kinds.tissue;
          // Rounding into bone: the tissue at its surface.
          const read = what === kinds.rigid ? c : from;
          if (kind) role[c] = what === kinds.outside ? roles.air : roles.soft;
          if (scale) scale[c] = values![read]!;
          else if (tensorOf) tensorOf[c] = of![read]!;
        }
  }
}
