import { zlibSync } from 'fflate';
import { crc32 } from './crc';

/** An 8-bit grey picture. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export const newPicture = (width: number, height: number): GreyPicture => ({
  width,
  height,
  pixels: new Uint8Array(width * height),
});

/** 5 × 7 capitals, a row a number, most significant of five bits at the left. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  S: [15, 16, 16, 14, 1, 1, 30],
  I: [14, 4, 4, 4, 4, 4, 14],
  M: [17, 27, 21, 21, 17, 17, 17],
  U: [17, 17, 17, 17, 17, 17, 14],
  L: [16, 16, 16, 16, 16, 16, 31],
  A: [14, 17, 17, 31, 17, 17, 17],
  T: [31, 4, 4, 4, 4, 4, 4],
  E: [31, 16, 16, 30, 16, 16, 31],
  D: [30, 17, 17, 17, 17, 17, 30],
  ',': [0, 0, 0, 0, 6, 4, 8],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  C: [14, 17, 16, 16, 16, 17, 14],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};

/** Writes capitals into the picture, white on what is there, `scale` pixels a dot. */
export const writeText = (picture: GreyPicture, text: string, x: number, y: number, scale: number): void => {
  [...text].forEach((letter, n) => {
    glyphs[letter]!.forEach((bits, row) => {
      for (let column = 0; column < 5; column++) {
        if (!((bits >> (4 - column)) & 1)) continue;
        for (let s = 0; s < scale * scale; s++) {
          const px = x + (n * 6 + column) * scale + (s % scale);
          const py = y + row * scale + Math.floor(s / scale);
          if (px < picture.width && py < picture.height) picture.pixels[px + picture.width * py] = 255;
        }
      }
    });
  });
};

export const textWidth = (text: string, scale: number): number => (text.length * 6 - 1) * scale;

const word = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

const chunk = (type: string, data: Uint8Array): number[] | Uint8Array => {
  const body = new Uint8Array([...[...type].map((c) => c.charCodeAt(0)), ...data]);
  return new Uint8Array([...word(data.length), ...body, ...word(crc32(body))]);
};

/** PNG, 8-bit grey (ISO/IEC 15948). */
export const encodePng = ({ width, height, pixels }: GreyPicture): Uint8Array => {
  const rows = new Uint8Array((width + 1) * height);
  for (let j = 0; j < height; j++) rows.set(pixels.subarray(j * width, (j + 1) * width), j * (width + 1) + 1);
  return new Uint8Array([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk('IHDR', new Uint8Array([...word(width), ...word(height), 8, 0, 0, 0, 0])),
    ...chunk('IDAT', zlibSync(rows, { level: 9 })),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
};
