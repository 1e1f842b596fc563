import { describe, expect, it } from 'vitest';
import { makings, otherFrameRemark } from '../../../src/core/structure';
import { confirmationOf, isConfirmed, isSeenAsDrawn } from '../../../src/plan/confirmed';

const own = { key: 'aorta', provenance: 'imported' } as const;
const foreign = { ...own, remarks: [{ code: otherFrameRemark, data: {} }] };

describe('what the plan notes as checked', () => {
  it('stands for the structure of this CT, not for one of another frame of reference', () => {
    expect(isConfirmed(own, ['aorta'])).toBe(true);
    expect(isConfirmed(foreign, ['aorta'])).toBe(false);
    expect(isConfirmed(foreign, [confirmationOf(foreign)])).toBe(true);
    expect(isConfirmed(own, [confirmationOf(foreign)])).toBe(false);
  });

  it.each(makings)('does not count one that was %s until somebody has looked', (provenance) => {
    expect(isConfirmed({ key: 'aorta', provenance }, [])).toBe(false);
    expect(isConfirmed({ key: 'aorta', provenance }, ['aorta'])).toBe(true);
  });

  it('does not count a tube that was proposed from the bones, or carried, until somebody has looked', () => {
    for (const flag of [{ isProposed: true }, { isCarried: true }] as const) {
      const tube = { key: 'aorta', provenance: 'drawn', ...flag } as const;
      expect(isConfirmed(tube, [])).toBe(false);
      expect(isConfirmed(tube, ['aorta'])).toBe(true);
      expect(isSeenAsDrawn(tube)).toBe(false);
    }
  });

  it('counts a drawn structure always, an imported one with other remarks by its key', () => {
    expect(isConfirmed({ key: 'aorta', provenance: 'drawn' }, [])).toBe(true);
    expect(isConfirmed({ ...own, remarks: [{ code: 'something-else', data: {} }] }, ['aorta'])).toBe(true);
  });
});
