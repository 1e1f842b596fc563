import type { Grid } from '../../core/grid';
import type { Structure } from '../../core/structure';
import type { PatientModule } from '../dicom/patient';
import { uidOf } from '../dicom/uid';
import type { MarkupLine } from '../markups/write';
import type { DicomOrigin } from '../dicom-ct/origin';
import type { ExportFormat } from './formats';
import type { ExportInput } from './kernel';

/** What the page and the command line know of a case to be exported. */
export interface ExportCase {
  readonly volume: { readonly grid: Grid };
  readonly origin?: DicomOrigin | undefined;
  readonly frameOfReferenceUid?: string | undefined;
  readonly simulated: boolean;
  readonly structures: readonly Structure[];
  readonly instruments: readonly MarkupLine[];
  readonly patient?: PatientModule | undefined;
}

/** What pure code cannot know: chance and time. */
export interface Outside {
  /** Fills the bytes with random ones. */
  random(bytes: Uint8Array<ArrayBuffer>): Uint8Array;
  readonly now: Date;
}

/** The input of the kernel that writes a case in one format. */
export function exportInput(
  { volume, origin, frameOfReferenceUid, simulated, structures, instruments, patient }: ExportCase,
  format: ExportFormat,
  { random, now }: Outside,
): ExportInput {
  const uid = () => uidOf(random(new Uint8Array(16)));
  return {
    format,
    structures,
    instruments,
    grid: volume.grid,
    simulated,
    uids: { series: uid(), instance: uid(), dimensions: uid() },
    written: writtenAt(now),
    ...(origin && { origin }),
    ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }),
    ...(patient && { patient }),
  };
}

const two = (n: number) => String(n).padStart(2, '0');

const writtenAt = (now: Date) => ({
  date: `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`,
  time: `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`,
});
