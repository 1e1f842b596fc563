import { describe, expect, it } from 'vitest';
import { enclosers } from '../../../../src/anatomy/spine/enclosed';
import { fillInside } from '../../../../src/anatomy/spine/fill';
import type { SpineProfile } from '../../../../src/anatomy/spine/profile';
import { identityAxes } from '../../../../src/core/grid';
import { lpsPoint } from '../../../../src/core/units';
import { maskWhere } from '../voxels/masks';

const dims = [24, 24, 24] as const;
const at = (i: number, j: number, k: number) => i + dims[0] * (j + dims[1] * k);

/** A box of bone, 2 voxels thick, with the faces left out that are named. */
const box = (open: readonly string[]) =>
  maskWhere(dims, (i, j, k) => {
    const inside = [i, j, k].every((n) => n >= 4 && n < 20);
    const faces = [
      ['left', i >= 18],
      ['right', i < 6],
      ['back', j >= 18],
      ['front', j < 6],
      ['top', k >= 18],
      ['bottom', k < 6],
    ] as const;
    return inside && faces.some(([name, isIn]) => isIn && !open.includes(name));
  });

describe('what encloses a voxel', () => {
  it('is a label on five of six sides, no matter which side is open', () => {
    for (const side of ['left', 'right', 'back', 'front', 'top', 'bottom'])
      expect(enclosers(box([side]), dims)[at(12, 12, 12)], side).toBe(1);
    expect(enclosers(box(['top', 'left']), dims)[at(12, 12, 12)]).toBe(0);
    expect(enclosers(box([]), dims)[at(5, 5, 5)]).toBe(0);
  });

  it('is one label, not two', () => {
    const halves = box([]).map((value, n) => (value && n >= at(0, 0, 12) ? 2 : value));
    const found = enclosers(halves, dims);
    // Above and below differ, and so do three sides of six at most.
    expect(found[at(12, 12, 14)]).toBe(2);
    expect(found[at(12, 12, 9)]).toBe(1);
  });
});

describe('filling of bones', () => {
  // No body here: nothing but what cortex encloses.
  const coordinates = {
    s: new Float32Array(24 ** 3).fill(NaN),
    a: new Int8Array(24 ** 3),
    l: new Int8Array(24 ** 3),
  };
  const none = new Float64Array(1);
  const profile = {
    wall: none,
    depth: none,
    half: none,
    back: none,
    pedicle: none,
    lamina: none,
  } satisfies SpineProfile;
  const grid = { dims, spacing: [1, 1, 1] as const, origin: lpsPoint(0, 0, 0), axes: identityAxes };
  const filled = (labels: Uint8Array, canal = new Uint8Array(labels.length)) =>
    fillInside(labels, { hu: new Int16Array(labels.length), canal, coordinates, profile, levels: 1, grid });

  it('closes a tube that runs across, not one that runs up and down as a foramen does', () => {
    expect(filled(box(['left', 'right']))[at(12, 12, 12)]).toBe(1);
    expect(filled(box(['front', 'back']))[at(12, 12, 12)]).toBe(1);
    expect(filled(box(['top', 'bottom']))[at(12, 12, 12)]).toBe(0);
  });

  it('leaves the canal and other bones as they are', () => {
    const canal = maskWhere(dims, (i, j, k) => i === 12 && j === 12 && k > 5 && k < 18);
    const closed = box([]);
    closed[at(8, 8, 8)] = 251;
    const out = filled(closed, canal);
    expect(out[at(12, 12, 12)]).toBe(0);
    expect(out[at(8, 8, 8)]).toBe(251);
    expect(out[at(10, 10, 10)]).toBe(1);
  });
});
