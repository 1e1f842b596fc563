import type { Kernel } from '../core/kernel';
import type { Resolution } from '../core/grid-error';
import { ok, type Result } from '../core/result';
import { sampleHu, type Volume } from '../core/volume';
import type { Profile } from '../catalog/types';
import { clearanceOfShape } from './clearance';
import { gridToleranceMm, type Measurable, surfaceOf } from './measured';
import { atDepth, pathLengthMm, placeOn, radiusAt } from './solid';
import { SolidShape } from './solid-shape';
import { type InstrumentInput, stagesOf } from './stages';

export interface ProfileInput {
  readonly instrument: InstrumentInput;
  readonly volume: Volume;
  readonly structures: readonly (Measurable & { readonly key: string })[];
  /** Curves for that many of the nearest structures; 6 by default. */
  readonly nearest?: number;
  /** How far beyond the target, mm; 10 by default. */
  readonly beyondMm?: number;
  readonly stepMm?: number;
  /** How finely the CT resolves; absent: as finely as the voxels of each structure. */
  readonly resolution?: Resolution;
}

/** What lies along a path, for a chart. All arrays are as long as `depthMm`. */
export interface PathProfile {
  /** From the skin entry. */
  readonly depthMm: readonly number[];
  /** Trilinear HU on the axis; NaN outside the CT. */
  readonly hu: readonly number[];
  /**
   * Nearest structure first: the distance from the instrument's cross-section at that depth to the
   * structure, mm, negative inside. Beyond the tip: from the axis. Each with what the CT leaves open, mm.
   */
  readonly clearances: readonly {
    readonly key: string;
    readonly mm: readonly number[];
    readonly toleranceMm: readonly number[];
  }[];
}

/** Depths inside structures are drawn this exactly, mm. */
const precisionMm = 0.1;
/** A cross-section counts as a disc of this thickness, mm. */
const discMm = 0.02;

/** @returns the failures of `stagesOf` */
export function pathProfile(input: ProfileInput): Result<PathProfile> {
  const stages = stagesOf(input.instrument);
  if (!stages.ok) return stages;
  const { instrument, stepMm = 1, beyondMm = 10 } = input;
  const rest = stages.value[0]!.profile;
  const lengthMm = pathLengthMm(instrument);
  const count = Math.ceil((lengthMm + beyondMm) / stepMm) + 1;
  const depthMm = Array.from({ length: count }, (_, n) => Math.min(n * stepMm, lengthMm + beyondMm));
  const whole = new SolidShape(placeOn(instrument, rest));
  const near = input.structures
    .flatMap((structure) => {
      const surface = surfaceOf(structure);
      return surface
        ? [{ structure, surface, mm: clearanceOfShape(whole, surface, precisionMm).clearanceMm }]
        : [];
    })
    .sort((a, b) => a.mm - b.mm)
    .slice(0, input.nearest ?? 6);
  const discs = depthMm.map((depth) => {
    const behindTipMm = lengthMm - depth;
    const radiusMm = Math.max(radiusAt(rest, behindTipMm), discMm);
    const disc: Profile = [
      { behindTipMm: behindTipMm - discMm / 2, radiusMm },
      { behindTipMm: behindTipMm + discMm / 2, radiusMm },
    ];
    return new SolidShape(placeOn(instrument, disc));
  });
  return ok({
    depthMm,
    hu: depthMm.map((depth) => sampleHu(input.volume, atDepth(instrument, depth)) ?? NaN),
    clearances: near.map(({ structure, surface }) => {
      const found = discs.map((disc) => clearanceOfShape(disc, surface, precisionMm));
      return {
        key: structure.key,
        mm: found.map(({ clearanceMm }) => clearanceMm),
        toleranceMm: found.map((one) =>
          gridToleranceMm(structure, one.closestOnInstrumentMm, one.closestOnStructureMm, input.resolution),
        ),
      };
    }),
  });
}

/** `pathProfile` for the workers. */
export const pathProfileKernel: Kernel<ProfileInput, PathProfile> = (input) => pathProfile(input);
