import { unzipSync } from 'fflate';
import { afterEach, expect, it, vi } from 'vitest';
import { noContext } from '../../../src/core/kernel';
import { parseDicomFile, text } from '../../../src/formats/dicom/dataset';
import { type DeidentifyInput, deidentifyBatch } from '../../../src/formats/deidentify/kernel';
import { zipParts } from '../../../src/formats/deidentify/parts';
import { setSources, usePrivacy, writeDeidentified } from '../../../src/store/privacy';
import { connectRunner } from '../../../src/store/runner';
import { useSession } from '../../../src/store/session';
import type { Runner } from '../../../src/workers/runner';
import { slice, textElement } from '../formats/dicom';
import { memoryFile } from '../formats/files';

const files = Array.from({ length: 7 }, (_, n) =>
  memoryFile(
    `${n}.dcm`,
    slice({
      position: [0, 0, n],
      add: [
        textElement('00080016', 'UI', '1.2.840.10008.5.1.4.1.1.2'),
        textElement('00080018', 'UI', `1.2.3.${n}`),
        textElement('0020000d', 'UI', '1.2.3'),
      ],
    }),
  ),
);
const sizes = files.map(({ storedSize }) => storedSize);

/** A folder that the user has chosen, as a browser gives it. */
function folder() {
  const written = new Map<string, Uint8Array[]>();
  const getFileHandle = (name: string) => {
    written.set(name, []);
    const createWritable = () =>
      Promise.resolve({
        write: (bytes: Uint8Array) => Promise.resolve(void written.get(name)!.push(bytes.slice())),
        close: () => Promise.resolve(),
      });
    return Promise.resolve({ createWritable });
  };
  vi.stubGlobal('showDirectoryPicker', () => Promise.resolve({ getFileHandle }));
  return written;
}

afterEach(() => vi.unstubAllGlobals());

it('files are parted so that no zip holds more than it can state', () => {
  const most = sizes[0]! + sizes[1]! + sizes[2]!;
  expect(zipParts(files, most).map((part) => part.length)).toEqual([3, 3, 1]);
  expect(zipParts(files, 1).map((part) => part.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(zipParts(files, Infinity, 4).map((part) => part.length)).toEqual([4, 3]);
  expect(zipParts(files)).toEqual([files]);
});

it('a copy that is too large for one zip is written in several, with the same new UIDs and no name twice', async () => {
  const written = folder();
  connectRunner({
    run: (_: string, input: DeidentifyInput) => deidentifyBatch(input, noContext),
  } as never as Runner);
  setSources(files);
  await writeDeidentified(sizes[0]! * 3);
  expect(useSession.getState().notices).toEqual([]);
  expect(usePrivacy.getState().copied).toMatchObject({ written: 7, zips: 3, leftOut: [] });
  expect([...written.keys()]).toEqual([1, 2, 3].map((n) => `deidentified-ct-part-${n}-of-3.zip`));
  const entries = [...written.values()].flatMap((pieces) => Object.entries(unzipSync(Buffer.concat(pieces))));
  expect(entries.map(([name]) => name)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `0000${n}.dcm`));
  const studies = entries.map(([name, bytes]) => {
    const file = parseDicomFile(bytes, name);
    return file.ok && text(file.value.dataSet, 'x0020000d');
  });
  expect(new Set(studies).size).toBe(1);
  expect(studies[0]).toMatch(/^2\.25\./);
});
