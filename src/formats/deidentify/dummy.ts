const texts: Readonly<Record<string, string>> = {
  AE: 'REMOVED',
  AS: '000Y',
  CS: 'REMOVED',
  DA: '19000101',
  DS: '0',
  DT: '19000101000000',
  IS: '0',
  LO: 'REMOVED',
  LT: 'REMOVED',
  PN: 'REMOVED',
  SH: 'REMOVED',
  ST: 'REMOVED',
  TM: '000000',
  UC: 'REMOVED',
  UT: 'REMOVED',
};
const numbers: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, AT: 4 };

/** Text as bytes of even length (PS3.5 section 6.2). */
export function textBytes(text: string, pad = 0x20): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return bytes.length % 2 === 0 ? bytes : Uint8Array.of(...bytes, pad);
}

/** A value that says nothing, valid for the VR; empty for sequences and bytes. */
export const dummyValue = (vr: string): Uint8Array =>
  texts[vr] === undefined ? new Uint8Array(numbers[vr] ?? 0) : textBytes(texts[vr]);
