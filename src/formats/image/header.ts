import type { Grid } from '../../core/grid';
import type { Issue } from '../issue';
import type { LabelNames } from '../labels/names';
import type { ValueType } from './values';

/** Header of an image that is one file: NIfTI or NRRD. */
export interface ImageHeader {
  readonly format: 'nifti' | 'nrrd';
  readonly grid: Grid;
  readonly type: ValueType;
  readonly littleEndian: boolean;
  /** Value shown = stored × slope + intercept. */
  readonly slope: number;
  readonly intercept: number;
  /** The values themselves are gzip data (NRRD); the whole file may be as well (.nii.gz). */
  readonly gzippedValues: boolean;
  /** What is to be said of it as a CT. */
  readonly issues?: readonly Issue[];
  /** The file says that it was simulated, not acquired. */
  readonly simulated: boolean;
  /** Where the values begin in the (unzipped) file. */
  readonly offset: number;
  /** Names of label values, where the file brings them. */
  readonly names: LabelNames;
  /** Present for a segmentation whose segments may overlap: the names in each of its layers. */
  readonly layers?: readonly LabelNames[];
  /** Layers follow each other whole (NIfTI); else the values of a voxel do, one a layer (NRRD). */
  readonly layersApart?: boolean;
  /** True for what can only be a label map. */
  readonly isLabels: boolean;
}
