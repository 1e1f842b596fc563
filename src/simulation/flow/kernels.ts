import { type Arrays, plainArrays } from './arrays';
import type { Level } from './level';
import { prolongRegions, restrictRegions } from './region-levels';
import { down, prolong, restrictRed, up } from './smooth';
import { advance, applyAxes, applyDiagonal, direct, dot, dotMixed } from './spans';
import type { KernelKind } from './types';

/**
 * The inner loops of the pressure solve, in plain TypeScript (below, the reference) or in WebAssembly (wasm/). They work
 * on arrays that they have made themselves.
 */
export interface Kernels extends Arrays {
  readonly kind: KernelKind;
  /** Relaxation on the way down, from a zero guess, and on the way up, in the reverse order. */
  down(level: Level): void;
  up(level: Level): void;
  restrictRed(fine: Level, coarse: Level): void;
  prolong(coarse: Level, fine: Level): void;
  restrictRegions(fine: Level, coarse: readonly Level[], of: Int8Array): void;
  prolongRegions(coarse: readonly Level[], fine: Level, of: Int8Array): void;
  applyAxes: typeof applyAxes;
  applyDiagonal: typeof applyDiagonal;
  dot: typeof dot;
  dotMixed: typeof dotMixed;
  direct: typeof direct;
  advance: typeof advance;
}

export const typescriptKernels: Kernels = {
  ...plainArrays,
  kind: 'typescript',
  down,
  up,
  restrictRed,
  prolong,
  restrictRegions,
  prolongRegions,
  applyAxes,
  applyDiagonal,
  dot,
  dotMixed,
  direct,
  advance,
};
