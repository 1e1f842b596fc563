/** What structures and instruments can be written as. */
export const exportFormats = ['seg', 'rtstruct', 'nifti', 'seg-nrrd', 'stl', 'markups'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Written of the instruments of the plan; all others are of structures. */
export const isOfInstruments = (format: ExportFormat): boolean => format === 'markups';

/** DICOM objects refer to the images that the CT was made of. */
export const needsDicom = (format: ExportFormat): boolean => format === 'seg' || format === 'rtstruct';
