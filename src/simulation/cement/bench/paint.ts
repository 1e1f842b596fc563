import type { Grid } from '../../../core/grid';
import { voxelCount } from '../../../core/grid';
import { FIRST_FIXED, type FixedPressure, type Permeability, type Tensor6 } from '../../flow/types';
import { forCellsCovered, forCellsWithin } from '../../bench/cells';
import type { BenchPermeability, CementBench } from './schema';
import { shapeOf } from '../../bench/shapes';

/** The fields of a described experiment, one entry per cell. */
export interface Painted {
  readonly permeability: Permeability;
  readonly porosity: number | Float64Array;
  readonly cells?: Uint8Array;
  readonly fixed: readonly FixedPressure[];
  readonly saturation?: Float64Array;
}

/** m² to mm². */
const mm2 = 1e6;

export function toTensorMm2(value: BenchPermeability): Tensor6 {
  if (typeof value === 'number') return [value * mm2, value * mm2, value * mm2, 0, 0, 0];
  const [xx, yy, zz, xy = 0, xz = 0, yz = 0] = value as readonly number[];
  return [xx! * mm2, yy! * mm2, zz! * mm2, xy * mm2, xz * mm2, yz * mm2];
}

/** The name under which a fixed-pressure region without a name is counted. */
const unnamedOutlet = (region: number): string => `region-${region}`;

/** Paints the regions in their order over the material. */
export function paint(grid: Grid, { material, regions }: CementBench): Painted {
  const count = voxelCount(grid);
  const tensors: Tensor6[] = [toTensorMm2(material.permeabilityM2)];
  const fixed: FixedPressure[] = [];
  let tensorOf: Uint16Array | undefined;
  let porosity: Float64Array | undefined;
  let cells: Uint8Array | undefined;
  let saturation: Float64Array | undefined;
  for (const [n, region] of regions.entries()) {
    const shape = shapeOf(region);
    if (region.permeabilityM2 !== undefined) {
      const index = tensors.push(toTensorMm2(region.permeabilityM2)) - 1;
      const palette = (tensorOf ??= new Uint16Array(count));
      forCellsWithin(grid, shape, (cell) => (palette[cell] = index));
    }
    if (region.porosity !== undefined) {
      const value = region.porosity;
      const field = (porosity ??= new Float64Array(count).fill(material.porosity));
      forCellsWithin(grid, shape, (cell) => (field[cell] = value));
    }
    if (region.fixedPressureKpa !== undefined) {
      const pressure = {
        outlet: region.outlet ?? unnamedOutlet(n),
        pressurePa: region.fixedPressureKpa * 1000,
      };
      const code = FIRST_FIXED + fixed.push(pressure) - 1;
      const field = (cells ??= new Uint8Array(count));
      forCellsWithin(grid, shape, (cell) => (field[cell] = code));
    }
    if (region.saturation !== undefined) {
      const value = region.saturation;
      const field = (saturation ??= new Float64Array(count));
      forCellsCovered(grid, shape, (cell, share) => (field[cell]! += share * (value - field[cell]!)));
    }
  }
  // What lies beyond the end of the domain holds no cement.
  if (saturation && cells) for (let c = 0; c < count; c++) if (cells[c] !== 0) saturation[c] = 0;
  return {
    permeability: { tensorsMm2: tensors, ...(tensorOf && { tensorOf }) },
    porosity: porosity ?? material.porosity,
    ...(cells && { cells }),
    fixed,
    ...(saturation && { saturation }),
  };
}
