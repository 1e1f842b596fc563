import type { Grid } from '../../../core/grid';
import type { BoneParameters } from './parameters';
import { resample } from './resample';
import { mapTissues, type TissueMap } from './tissue';
import type { BoneFrame, BoneInput, BoneSite, BoneStructure } from './types';
import { scanWall, type WallScan } from './wall';

/** What does not depend on the cells. */
export interface ReadOn {
  readonly input: BoneInput;
  readonly target: BoneStructure;
  readonly site: BoneSite;
  readonly frame: BoneFrame;
  readonly parameters: BoneParameters;
}

/** CT and labels on some cells. */
export interface Reading {
  readonly grid: Grid;
  readonly hu: Float32Array;
  readonly map: TissueMap;
  readonly scan: WallScan;
}

export function readCells({ input, target, site, frame, parameters }: ReadOn, grid: Grid): Reading {
  const { volume, structures } = input;
  const hu = resample(volume.hu, volume.grid, grid, 'clamp');
  const map = mapTissues({ grid, frame, site, target, structures, hu, parameters });
  const scan = scanWall(volume, grid, map.tissue, map.occupancy, parameters.wallSearch);
  return { grid, hu, map, scan };
}
