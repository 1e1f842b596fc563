import { expect, it } from 'vitest';
import { statedSize } from '../../src/formats/dicom/codecs/codestream';
import { decodeFrame } from '../../src/formats/dicom/codecs/decode';
import { compressedFrame } from '../verification/fuzz-frames';

// Found by the fuzzer: damaged frames that kept their decoders busy without end.

const shape = { rows: 16, columns: 16, bitsAllocated: 16 } as const;

it('a JPEG-LS frame that lost its end marker is refused, soon', async () => {
  const frame = new Uint8Array(
    Buffer.from(
      'ffd8fff7000b100010001001011100fff8000d01ffff0012004301140040ffda00080101000000003e7e4bc1762ee5886a6d5be447c961177959947e89300208c1181301e014315c84d06a0440d81f02e03c0486d00219c2d87e0ac049111da2541883b17c470bc0c8810022ad0e1dc1f80936571384411cd166f13c108690046daac4b8570222a6ab2522a1d6e538d614892009ff4b4f86b0221756b0926a7f4cbf3b8621080513738c30de068150a43242a7e363893072034009233ec6586f02a0dc398ab19635c899b64783d036009216d54918a08c2495274c448c9b5ba9010c60940309ee9f94741b8454eb55f931bea41bc89f03a016cdf3b25e41f8313ea9583f330d0bd231c0c80533049c9ad10c2122b8da942d09eb2238c0680955f6b4728533951590921543cc88d91d6034010340280a04407824120140480501a0280901e004010fc6e2e078019d711640c84e218b84c06885009fd7d0c2602def4ba86227afa388c1a680ff00',
      'hex',
    ),
  );
  const decoded = await decodeFrame(frame, 'a.dcm', { ...shape, transferSyntax: '1.2.840.10008.1.2.4.80' });
  expect(decoded).toMatchObject({ ok: false, failure: { code: 'pixel-codec' } });
});

it('a JPEG 2000 codestream with samples for a few of its pixels, or too many tiles, is refused before it is decoded', async () => {
  const whole = compressedFrame('htj2k');
  const transferSyntax = '1.2.840.10008.1.2.4.201';
  expect(await decodeFrame(whole, 'a.dcm', { ...shape, transferSyntax })).toMatchObject({ ok: true });
  const [thin, tiled] = [whole.slice(), whole.slice()];
  thin[44] = 255;
  for (const at of [24, 28]) new DataView(tiled.buffer).setUint32(at, 0);
  for (const frame of [thin, tiled]) {
    expect(statedSize(frame)).toBeUndefined();
    expect(await decodeFrame(frame, 'a.dcm', { ...shape, transferSyntax })).toMatchObject({ ok: false });
  }
});
