import type { DataSet, Element } from 'dicom-parser';
import { deflateSync } from 'fflate';
import { fail, ok, type Result } from '../../core/result';
import { parseDicomFile, text, uid } from '../dicom/dataset';
import { deflatedLittleEndian, explicitBigEndian, implicitLittleEndian } from '../dicom/syntax';
import { implementationClassUid } from '../dicom/write';
import { joinBytes } from '../join';
import { actionFor, vrOf } from './actions';
import { dummyValue, textBytes } from './dummy';
import { element, type Encoding, item, sequenceEnd, undefinedLength } from './encode';
import { unknownItems } from './unknown';

/** What every file of one run is given alike. */
export interface Disguise {
  uid(old: string): string;
  /** Stands for the patient's name and number: lets programs tell patients apart without telling who they are. */
  readonly pseudonym: string;
}

/** Images, segmentations and contours of a CT; other objects (reports, screens, documents) are left out. */
const allowedClasses = new Set([
  '1.2.840.10008.5.1.4.1.1.2',
  '1.2.840.10008.5.1.4.1.1.2.1',
  '1.2.840.10008.5.1.4.1.1.2.2',
  '1.2.840.10008.5.1.4.1.1.66.4',
  '1.2.840.10008.5.1.4.1.1.66.7',
  '1.2.840.10008.5.1.4.1.1.481.3',
]);

/**
 * A de-identified copy of a DICOM file by the Basic Application Level Confidentiality Profile (PS3.15
 * annex E), in its own transfer syntax. Pixel data are copied byte by byte. Failure `deidentify-kind`: an
 * object other than CT, SEG and RTSTRUCT; `deidentify-burned-in`: its picture may show who the patient is;
 * those of `parseDicomFile`.
 */
export function deidentify(
  bytes: Uint8Array,
  path: string,
  disguise: Disguise,
): Result<Uint8Array<ArrayBuffer>> {
  const parsed = parseDicomFile(bytes, path);
  if (!parsed.ok) return parsed;
  const { dataSet, transferSyntax } = parsed.value;
  if (!allowedClasses.has(uid(dataSet, 'x00080016') ?? '')) {
    return fail('deidentify-kind', { path, modality: text(dataSet, 'x00080060') ?? '?' });
  }
  if (mayShowThePatient(dataSet)) return fail('deidentify-burned-in', { path });
  const encoding = {
    explicit: transferSyntax !== implicitLittleEndian,
    littleEndian: transferSyntax !== explicitBigEndian,
  };
  const body = joinBytes(elementsOf(dataSet, encoding, disguise, true));
  const packed = transferSyntax === deflatedLittleEndian ? deflateSync(body) : body;
  return ok(joinBytes([metaOf(dataSet, transferSyntax, disguise), packed]) as Uint8Array<ArrayBuffer>);
}

/** Its pixels say that something is written in them, or come from a screen (PS3.3 C.7.6.1, C.8.6.1). */
function mayShowThePatient(dataSet: DataSet): boolean {
  const isScreen = /SCREEN|CAPTURE/i.test(text(dataSet, 'x00080008') ?? '');
  return text(dataSet, 'x00280301') === 'YES' || text(dataSet, 'x00080064') !== undefined || isScreen;
}

/** Preamble and file meta information (PS3.10 section 7.1): nothing of who wrote or sent the file. */
function metaOf(dataSet: DataSet, transferSyntax: string, disguise: Disguise): Uint8Array {
  const encoding = { explicit: true, littleEndian: true };
  const ui = (tag: string, value: string) => element(encoding, tag, 'UI', textBytes(value, 0));
  const group = joinBytes([
    element(encoding, '00020001', 'OB', Uint8Array.of(0, 1)),
    ui('00020002', uid(dataSet, 'x00080016')!),
    ui('00020003', disguise.uid(uid(dataSet, 'x00080018') ?? '')),
    ui('00020010', transferSyntax),
    ui('00020012', implementationClassUid),
  ]);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, group.length, true);
  const head = [new Uint8Array(128), new TextEncoder().encode('DICM')];
  return joinBytes([...head, element(encoding, '00020000', 'UL', length), group]);
}

function elementsOf(dataSet: DataSet, encoding: Encoding, disguise: Disguise, isRoot = false): Uint8Array[] {
  const written = new Map<string, Uint8Array>();
  for (const found of Object.values(dataSet.elements)) {
    const tag = found.tag.slice(1).toLowerCase();
    const isMeta = tag.startsWith('0002');
    const isLength = tag.endsWith('0000');
    const next = isMeta || isLength ? undefined : rewritten(tag, found, dataSet, encoding, disguise);
    if (next) written.set(tag, next);
  }
  if (isRoot) for (const [tag, vr, value] of statement(encoding)) written.set(tag, element(encoding, tag, vr, value)); // prettier-ignore
  return [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes);
}

/** What the file says of its own de-identification (PS3.3 C.12.1.1, C.7.1.1; code: PS3.16 CID 7050). */
function statement(encoding: Encoding): [string, string, Uint8Array][] {
  const code = [
    element(encoding, '00080100', 'SH', textBytes('113100')),
    element(encoding, '00080102', 'SH', textBytes('DCM')),
    element(encoding, '00080104', 'LO', textBytes('Basic Application Confidentiality Profile')),
  ];
  return [
    ['00120062', 'CS', textBytes('YES')],
    ['00120063', 'LO', textBytes('DICOM PS3.15 Basic Profile (Trocart)')],
    ['00120064', 'SQ', item(encoding, joinBytes(code))],
    ['00280303', 'CS', textBytes('REMOVED')],
  ];
}

/** The element as it goes into the copy; undefined where it does not. */
function rewritten(
  tag: string,
  found: Element,
  dataSet: DataSet,
  encoding: Encoding,
  disguise: Disguise,
): Uint8Array | undefined {
  const stated = offsetTables.has(tag) ? 'OV' : found.vr;
  const vr = stated ?? vrOf(tag) ?? 'UN';
  const whole = (value: Uint8Array) => element(encoding, tag, vr, value);
  if (tag === '7fe00010') return pixels(found, dataSet, encoding);
  if (found.items) return sequence(tag, found.items, encoding, disguise);
  const raw = dataSet.byteArray.subarray(found.dataOffset, found.dataOffset + found.length);
  if (vrOf(tag) === 'SQ') {
    const items = unknownItems(raw, encoding);
    return items && sequence(tag, items, encoding, disguise);
  }
  const action = actionFor(tag, vr);
  if (action === 'remove') return undefined;
  if (action === 'keep' || raw.length === 0) return whole(raw);
  if (names.has(tag)) return whole(textBytes(disguise.pseudonym));
  if (action === 'empty') return whole(new Uint8Array(0));
  if (action === 'dummy') return whole(dummyValue(vr));
  const uids = new TextDecoder('latin1').decode(raw).split('\\');
  return whole(textBytes(uids.map((old) => disguise.uid(old)).join('\\'), 0));
}

/** dicom-parser is given these as OB. */
const offsetTables = new Set(['7fe00001', '7fe00002']);
/** Patient's name and number. */
const names = new Set(['00100010', '00100020']);

/** Cleaned item by item where it is kept; a sequence that needs a dummy is left empty. */
function sequence(
  tag: string,
  items: readonly Element[],
  encoding: Encoding,
  disguise: Disguise,
): Uint8Array | undefined {
  const action = actionFor(tag, 'SQ');
  if (action === 'remove') return undefined;
  if (action !== 'keep') return element(encoding, tag, 'SQ', new Uint8Array(0));
  const bodies = items.flatMap(({ dataSet }) =>
    dataSet ? [item(encoding, joinBytes(elementsOf(dataSet, encoding, disguise)))] : [],
  );
  return element(encoding, tag, 'SQ', joinBytes(bodies));
}

/** The bytes as they are: plain values, or the fragments with their table (PS3.5 annex A.4). */
function pixels(found: Element, dataSet: DataSet, encoding: Encoding): Uint8Array {
  const { dataOffset, length, fragments } = found;
  const vr = found.vr ?? 'OW';
  if (!fragments) {
    return element(encoding, '7fe00010', vr, dataSet.byteArray.subarray(dataOffset, dataOffset + length));
  }
  const last = fragments.at(-1);
  const table = 8 + 4 * (found.basicOffsetTable?.length ?? 0);
  const end = last ? last.position + last.length : dataOffset + table;
  const value = joinBytes([dataSet.byteArray.subarray(dataOffset, end), sequenceEnd(encoding)]);
  return element(encoding, '7fe00010', vr, value, undefinedLength);
}
