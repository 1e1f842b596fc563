import { type CanvasPoint, label, labelWidth, type Overlay } from './overlay';

export interface Place extends CanvasPoint {
  readonly align: 'left' | 'center' | 'right';
}

/** Lines of words about a place; the first is the one to read. */
export interface Words {
  readonly lines: readonly string[];
  readonly place: Place;
}

/** A rectangle of the canvas that words stand in. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const styleOf = (n: number) => ({ bold: n === 0, size: n === 0 ? 12 : 11 });

export const widest = (overlay: Overlay, lines: readonly string[]): number =>
  Math.max(0, ...lines.map((text, n) => labelWidth(overlay, text, styleOf(n))));

const lineHeight = 15;
/** Words give way to others by this many lines at most, up or down; farther off nobody would know whose they are. */
const mostShift = 4;

/**
 * Writes words; on the other side, or shifted, where they would leave the picture, and above or below words
 * that are there already.
 * @param taken where words stand already; these are added
 */
export function writeWords(
  overlay: Overlay,
  { lines, place: { x, y, align } }: Words,
  colour: string,
  taken: Box[],
): void {
  const { ratio, width } = overlay;
  const wide = widest(overlay, lines);
  const leaves = align === 'left' && x + wide > width && x - 16 * ratio - wide > 0;
  const side = leaves ? 'right' : align;
  const wanted = leaves ? x - 16 * ratio : x;
  const [before, after] = { left: [0, 1], right: [1, 0], center: [0.5, 0.5] }[side] as [number, number];
  const low = 4 * ratio + before * wide;
  const inside = Math.max(Math.min(wanted, width - 4 * ratio - after * wide), low);
  const left = inside - before * wide;
  const half = (lines.length * lineHeight * ratio) / 2;
  const boxAt = (middle: number): Box => ({
    left,
    right: left + wide,
    top: middle - half,
    bottom: middle + half,
  });
  const shifts = Array.from({ length: mostShift }, (_, n) => [n + 1, -n - 1]).flat();
  const heights = [0, ...shifts].map((n) => y + n * lineHeight * ratio);
  const middle = heights.find((height) => !taken.some((box) => meet(box, boxAt(height)))) ?? y;
  taken.push(boxAt(middle));
  lines.forEach((text, n) => {
    const at = { x: inside, y: middle + (n - (lines.length - 1) / 2) * lineHeight * ratio };
    label(overlay, text, at, { colour, align: side, ...styleOf(n) });
  });
}
