import type { VolumePreset } from '../../store/session';

/** HU, red, green, blue (0–255) and opacity for each mm of depth. */
type Stop = readonly [hu: number, r: number, g: number, b: number, opacityPerMm: number];

/** Bone: cortex ivory, spongy bone warmer and thinner. Vessels: contrast red, bone behind it pale. */
const stops: Readonly<Record<Exclude<VolumePreset, 'off'>, readonly Stop[]>> = {
  bone: [
    [160, 150, 80, 55, 0],
    [230, 190, 130, 90, 0.1],
    [350, 235, 205, 165, 0.5],
    [700, 250, 240, 220, 0.9],
    [1300, 255, 255, 250, 0.98],
  ],
  vessels: [
    [130, 150, 30, 20, 0],
    [190, 205, 40, 30, 0.35],
    [330, 235, 70, 50, 0.75],
    [430, 235, 190, 150, 0.35],
    [600, 245, 235, 215, 0.5],
  ],
};

/** HU from which a preset shows enough of itself to be called a surface: a fifth of the light a mm. */
export function surfaceHu(preset: Exclude<VolumePreset, 'off'>): number {
  const list = stops[preset];
  const next = list.findIndex((stop) => stop[4] >= 0.2);
  const [a, b] = [list[next - 1]!, list[next]!];
  return a[0] + ((b[0] - a[0]) * (0.2 - a[4])) / (b[4] - a[4]);
}

/** RGBA for each of the 256 values of a texture that spans `lowHu` to `highHu`. */
export function transferTable(
  preset: Exclude<VolumePreset, 'off'>,
  lowHu: number,
  highHu: number,
): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(4 * 256);
  for (let value = 0; value < 256; value++) {
    const tint = at(stops[preset], lowHu + ((highHu - lowHu) * value) / 255);
    for (let c = 0; c < 3; c++) table[4 * value + c] = Math.round(tint[c]!);
    table[4 * value + 3] = Math.round(255 * tint[3]!);
  }
  return table;
}

function at(list: readonly Stop[], hu: number): number[] {
  const next = list.findIndex((stop) => stop[0] > hu);
  if (next === 0) return [...list[0]!.slice(1, 4), 0];
  if (next < 0) return list.at(-1)!.slice(1);
  const [a, b] = [list[next - 1]!, list[next]!];
  const f = (hu - a[0]) / (b[0] - a[0]);
  return [1, 2, 3, 4].map((c) => a[c]! + (b[c]! - a[c]!) * f);
}

/** 255 for each brick whose range of values the table shows anything of. */
export function shownBricks(ranges: Uint8Array, table: Uint8Array): Uint8Array<ArrayBuffer> {
  // shown[v]: how many of the values below v are not clear.
  const shown = new Uint16Array(257);
  for (let value = 0; value < 256; value++) {
    shown[value + 1] = shown[value]! + (table[4 * value + 3]! > 0 ? 1 : 0);
  }
  const bricks = new Uint8Array(ranges.length / 2);
  for (let n = 0; n < bricks.length; n++) {
    bricks[n] = shown[ranges[2 * n + 1]! + 1]! > shown[ranges[2 * n]!]! ? 255 : 0;
  }
  return bricks;
}
