import { smoothStep } from './arithmetic';
import { noise3 } from './noise';
import type { Scene } from './part';
import type { Sdf } from './sdf';
import { warp } from './warp';

/** How wide the fat planes along a border are, as a share: `least` and more where a slow noise rises. */
export interface Planes {
  readonly seed: number;
  readonly least: number;
  readonly more: number;
  /** Between these values of the noise. */
  readonly rise: readonly [from: number, to: number];
  /** Grain of the noise across and along the body, mm. */
  readonly grainMm: readonly [across: number, along: number];
}

export interface SceneParts extends Pick<Scene, 'parts' | 'overlays' | 'outside'> {
  /** Seeds of the displacement along x and y, and what it is made of: amplitude and grains, mm. */
  readonly warped: {
    readonly seeds: readonly [number, number];
    readonly octaves: Parameters<typeof warp>[1];
  };
  readonly planes: Planes;
}

/** Fat planes open and close along a border. */
const planeShareOf =
  ({ seed, least, more, rise, grainMm: [across, along] }: Planes): Sdf =>
  (x, y, z) =>
    least + more * smoothStep(rise[0], rise[1], noise3(seed, x / across, y / across, z / along));

/** Everything in a sample, in rising rank. */
export const sceneOf = ({ parts, overlays, outside, warped, planes }: SceneParts): Scene => ({
  parts: parts.toSorted((a, b) => a.rank - b.rank),
  overlays,
  outside,
  warpX: warp(warped.seeds[0], warped.octaves),
  warpY: warp(warped.seeds[1], warped.octaves),
  planeShare: planeShareOf(planes),
});
