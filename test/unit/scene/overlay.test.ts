import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, placeLabels } from '../../../src/scene/overlay/labels';
import { scaleBarMm } from '../../../src/scene/overlay/scaleBar';

const apart = (a: Box, b: Box) =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;

describe('labels in 3-D', () => {
  it('never overlap and stay on the canvas', () => {
    const anchor = fc.record({
      anchorX: fc.integer({ min: 0, max: 400 }),
      anchorY: fc.integer({ min: 0, max: 300 }),
      width: fc.integer({ min: 40, max: 120 }),
      height: fc.constant(17),
    });
    fc.assert(
      fc.property(fc.array(anchor, { maxLength: 6 }), (labels) => {
        const taken = [{ x: 0, y: 0, width: 400, height: 36 }];
        const placed = placeLabels(labels, { width: 400, height: 300 }, taken).flatMap((box) => box ?? []);
        const all = [...placed, ...taken];
        placed.forEach((box, n) => {
          expect(box.x >= 0 && box.x + box.width <= 400 && box.y + box.height <= 300).toBe(true);
          for (const other of all.filter((_, m) => m !== n)) expect(apart(box, other)).toBe(true);
        });
      }),
    );
  });

  it('find a place for five that point at one spot', () => {
    const labels = Array.from({ length: 5 }, () => ({ anchorX: 300, anchorY: 200, width: 110, height: 17 }));
    expect(placeLabels(labels, { width: 600, height: 400 }).filter(Boolean)).toHaveLength(5);
  });
});

describe('scale bar', () => {
  it.each([
    [4, 20],
    [0.9, 100],
    [13.1, 5],
    [250, 0.5],
  ])('at %f pixels a mm is %f mm', (pixelsPerMm, mm) => {
    expect(scaleBarMm(pixelsPerMm, 130)).toBeCloseTo(mm, 9);
  });
});
