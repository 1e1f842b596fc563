import type { Structure } from '../core/structure';
import { patientToWrite } from '../formats/dicom/identity';
import { type ExportFormat, needsDicom } from '../formats/export/formats';
import { exportInput } from '../formats/export/request';
import type { MarkupLine } from '../formats/markups/write';
import { downloadBytes } from './files';
import { notify } from './notices';
import { usePrivacy } from './privacy';
import { kernelRunner } from './runner';
import { type LoadedCt, useSession } from './session';
import { runTask } from './tasks';

export interface WhatToExport {
  readonly format: ExportFormat;
  readonly structures: readonly Structure[];
  readonly instruments: readonly MarkupLine[];
  /** The user ticked that DICOM files name the patient. */
  readonly withPatient: boolean;
}

/** Writes the open case in one format and hands it to the browser: one file, or several as a zip. */
export async function exportCase(what: WhatToExport): Promise<void> {
  const { format, structures, instruments } = what;
  const { ct } = useSession.getState();
  if (!ct) return;
  const [image] = usePrivacy.getState().sources;
  const patient = what.withPatient && needsDicom(format) && image ? await patientToWrite(image) : undefined;
  if (patient && !patient.ok) return notify('error', patient.failure);
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const given = { ...ct, structures, instruments, patient: patient?.value };
  const input = exportInput(given, format, { random, now: new Date() });
  const zipAs = `${format === 'markups' ? 'instruments' : 'structures'}-${format}.zip`;
  const written = await runTask('export', (task) =>
    kernelRunner().run('export-files', { ...input, zipAs }, task),
  );
  if (!written.ok) return notify('error', written.failure);
  for (const { name, bytes } of written.value) downloadBytes(name, bytes);
}

/** Why a format cannot be written of the open case, as an i18n key below `export.why`; undefined when it can. */
export function whyNot(
  format: ExportFormat,
  ct: Pick<LoadedCt, 'origin' | 'frameOfReferenceUid'>,
  has: { readonly structures: boolean; readonly instruments: boolean },
): 'noInstruments' | 'noStructures' | 'needsDicom' | 'needsFrame' | undefined {
  if (format === 'markups') return has.instruments ? undefined : 'noInstruments';
  if (!has.structures) return 'noStructures';
  if (!needsDicom(format)) return undefined;
  if (!ct.origin) return 'needsDicom';
  return ct.frameOfReferenceUid === undefined ? 'needsFrame' : undefined;
}
