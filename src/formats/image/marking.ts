/** What the files of a synthetic case say of themselves, DICOM and others alike. */
export const simulatedMarking = 'SIMULATED, NOT ACQUIRED';
