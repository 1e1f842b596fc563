import type { Case } from './schema';

const bySuffix: Readonly<Record<string, NonNullable<Case['positionAtCt']>>> = {
  S: 'supine',
  P: 'prone',
  DR: 'decubitus-right',
  DL: 'decubitus-left',
};

/**
 * The patient's position that a DICOM Patient Position states (PS3.3 C.7.3.1.1.2: `HFS`, `FFDR`, …), or
 * undefined when it is absent or one that the plan has no word for (sitting, left first).
 */
export const positionFromHeader = (patientPosition: string | undefined): Case['positionAtCt'] =>
  bySuffix[/^(?:HF|FF)(S|P|DR|DL)$/.exec(patientPosition ?? '')?.[1] ?? ''];
