/** A rectangle on the canvas, CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const gap = 14;

/** Where a label may stand about its anchor: to the right first, then around it, then further out. */
function* places(anchorX: number, anchorY: number, width: number, height: number): Generator<Box> {
  for (let ring = 1; ring <= 6; ring++) {
    const reach = gap * ring;
    const rows = [0, -1, 1, -2, 2].map((n) => anchorY - height / 2 + (n * reach) / 1.5);
    for (const y of rows) {
      yield { x: anchorX + reach, y, width, height };
      yield { x: anchorX - reach - width, y, width, height };
    }
  }
}

export interface Anchored {
  readonly anchorX: number;
  readonly anchorY: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds a place for each label, in order, on the canvas and off the earlier ones and `taken`.
 * A label that finds none is left out.
 */
export function placeLabels(
  labels: readonly Anchored[],
  canvas: Pick<Box, 'width' | 'height'>,
  taken: readonly Box[] = [],
): (Box | undefined)[] {
  const used = [...taken];
  const isInside = (box: Box) =>
    box.x >= 2 &&
    box.y >= 2 &&
    box.x + box.width <= canvas.width - 2 &&
    box.y + box.height <= canvas.height - 2;
  return labels.map(({ anchorX, anchorY, width, height }) => {
    for (const box of places(anchorX, anchorY, width, height)) {
      if (!isInside(box) || used.some((other) => overlaps(box, other))) continue;
      used.push(box);
      return box;
    }
    return undefined;
  });
}
