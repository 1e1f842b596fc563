/** The dialog that takes structures and instruments away as files. */
export const exportWords = {
  title: 'Export',
  format: 'Kind of file',
  formats: {
    seg: 'DICOM segmentation (SEG)',
    rtstruct: 'DICOM contours (RT structure set)',
    nifti: 'Label map (NIfTI)',
    'seg-nrrd': '3D Slicer segmentation (.seg.nrrd)',
    stl: 'Surfaces (STL)',
    markups: 'Instruments as 3D Slicer lines (.mrk.json)',
  },
  for: {
    seg: 'For a PACS or a DICOM viewer: the voxels of each structure, overlapping ones too.',
    rtstruct: 'For treatment planning: an outline on each slice.',
    nifti: 'One map for research software. Where structures overlap, the smaller one stays.',
    'seg-nrrd': 'The voxels of each structure, overlapping ones too.',
    stl: 'One surface for each structure, in mm, along DICOM’s axes (LPS). Smoothed within half a voxel.',
    markups: 'One line for each instrument, from entry to target.',
  },
  why: {
    noStructures: 'Not possible: no structures are loaded.',
    noInstruments: 'Not possible: the plan has no instruments.',
    needsDicom: 'Not possible: this CT is no DICOM series, to whose images the file would have to refer.',
    needsFrame: 'Not possible: the images of this CT state no common frame of reference.',
  },
  structures: 'Structures',
  which: { all: 'All ({{count}})', shown: 'Shown ({{count}})', chosen: 'Choose ({{count}})' },
  instruments_one: '{{count}} instrument of the plan.',
  instruments_other: '{{count}} instruments of the plan.',
  privacy:
    'The patient’s name and number are not written. DICOM files refer to the images of this CT by their identifiers.',
  withPatient: 'Include the patient’s name, number, birth date and sex',
  named: 'The file names the patient, as the images of this CT do.',
  proceed: 'Export',
} as const;
