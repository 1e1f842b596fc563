import { afterEach, describe, expect, it, vi } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { inlineKernels } from '../../../src/formats/inline';
import { scanFiles } from '../../../src/formats/open';
import { addStructures } from '../../../src/store/openStructures';
import { useOtherFrame } from '../../../src/store/other-frame';
import { type LoadedCt, setSession, useSession } from '../../../src/store/session';
import { memoryFile } from '../formats/files';
import { item, part10, sequence, shortElement, textElement } from '../formats/dicom';

vi.mock('../../../src/workers/open', () => ({ openKernels: () => inlineKernels }));

/** One frame of 2 × 2 pixels, all set, in the frame of reference named. */
const segmentation = (frame: string): Uint8Array =>
  part10([
    textElement('00080060', 'CS', 'SEG'),
    textElement('00200052', 'UI', frame),
    textElement('00280008', 'IS', '1'),
    shortElement('00280010', 2),
    shortElement('00280011', 2),
    shortElement('00280100', 1),
    textElement('00620001', 'CS', 'BINARY'),
    sequence('52009229', [
      item([
        sequence('00209116', [item([textElement('00200037', 'DS', '1\\0\\0\\0\\1\\0')])]),
        sequence('00289110', [item([textElement('00280030', 'DS', '1\\1')])]),
      ]),
    ]),
    sequence('52009230', [
      item([
        sequence('00209113', [item([textElement('00200032', 'DS', '1\\1\\1')])]),
        sequence('0062000a', [item([shortElement('0062000b', 1)])]),
      ]),
    ]),
    ['7fe00010', 'OW', Uint8Array.of(15, 0)],
  ]);

const ct = (fingerprint: string): LoadedCt => ({
  volume: {
    grid: { dims: [4, 4, 4], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes },
    hu: new Float32Array(64),
  } as unknown as LoadedCt['volume'],
  fingerprint,
  frameOfReferenceUid: '1.2.3',
  facts: {},
  simulated: false,
});

async function drop(answer: boolean, ...files: readonly (readonly [string, string])[]) {
  const scan = await scanFiles(
    files.map(([name, frame]) => memoryFile(name, segmentation(frame))),
    inlineKernels,
  );
  if (!scan.ok) throw new Error(scan.failure.code);
  const asked: (readonly string[])[] = [];
  const stop = useOtherFrame.subscribe(({ question }) => {
    if (!question) return;
    asked.push(question.paths);
    queueMicrotask(() => question.answer(answer));
  });
  await addStructures(scan.value);
  stop();
  const { structures, notices } = useSession.getState();
  return { asked, structures, codes: notices.map(({ failure }) => failure.code) };
}

describe('segmentations of another frame of reference', () => {
  afterEach(() => setSession({ ct: undefined, structures: [], notices: [] }));

  it('are asked about once for each frame, and left out when refused', async () => {
    setSession({ ct: ct('refused') });
    const files = [
      ['own.dcm', '1.2.3'],
      ['a.dcm', '1.2.4'],
      ['b.dcm', '1.2.5'],
      ['c.dcm', '1.2.4'],
    ] as const;
    const { asked, structures, codes } = await drop(false, ...files);
    expect(asked).toEqual([['a.dcm', 'c.dcm'], ['b.dcm']]);
    expect(structures.map(({ remarks }) => remarks)).toEqual([undefined]);
    expect(codes).toEqual(['labels-other-frame', 'labels-other-frame', 'labels-other-frame']);
  });

  it('carry the remark when accepted, and are not asked about again on this CT', async () => {
    setSession({ ct: ct('accepted') });
    const first = await drop(true, ['a.dcm', '1.2.4']);
    expect(first.asked).toHaveLength(1);
    expect(first.structures[0]!.remarks).toEqual([{ code: 'other-frame-accepted', data: {} }]);
    setSession({ structures: [] });
    const again = await drop(false, ['a.dcm', '1.2.4']);
    expect(again.asked).toHaveLength(0);
    expect(again.structures).toHaveLength(1);
    setSession({ ct: ct('another'), structures: [] });
    expect((await drop(false, ['a.dcm', '1.2.4'])).asked).toHaveLength(1);
  });
});
