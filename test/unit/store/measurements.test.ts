import { beforeEach, describe, expect, it } from 'vitest';
import { lpsPoint } from '../../../src/core/units';
import { emptyPlan } from '../../../src/plan/schema';
import {
  drawMidline,
  freeMeasurementId,
  keepMeasurement,
  labelMeasurement,
  removeMeasurement,
} from '../../../src/store/measurements';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';

const plan = () => usePlan.getState().plan;
const { undo, redo } = usePlan.getState();
const axial = [0, 0, 1];

beforeEach(() => {
  usePlan.getState().replace(emptyPlan());
  setSession({ notices: [], selectedMeasurement: undefined });
});

describe('measurements', () => {
  it('are kept, named and removed, each in one step that can be undone', () => {
    keepMeasurement({ kind: 'arrow', id: freeMeasurementId(), tipMm: [0, 0, 0], tailMm: [5, 5, 0] });
    labelMeasurement('m1', '  osteophyte  ');
    expect(plan().measurements).toMatchObject([{ id: 'm1', kind: 'arrow', label: 'osteophyte' }]);
    expect(useSession.getState().selectedMeasurement).toBe('m1');
    expect(removeMeasurement('m1')).toBe(true);
    expect(removeMeasurement('m1')).toBe(false);
    expect(useSession.getState().selectedMeasurement).toBeUndefined();
    undo();
    expect(plan().measurements).toHaveLength(1);
    undo();
    expect(plan().measurements[0]).not.toHaveProperty('label');
    redo();
    expect(plan().measurements[0]).toHaveProperty('label', 'osteophyte');
  });

  it('keep the words of a text that is emptied, and cut what is too long', () => {
    keepMeasurement({ kind: 'text', id: 'm1', atMm: [0, 0, 0], label: 'here' });
    labelMeasurement('m1', ' ');
    expect(plan().measurements[0]!.label).toBe('here');
    labelMeasurement('m1', 'x'.repeat(300));
    expect(plan().measurements[0]!.label).toHaveLength(200);
  });

  it('take the first free name', () => {
    for (let n = 0; n < 3; n++)
      keepMeasurement({ kind: 'text', id: freeMeasurementId(), atMm: [n, 0, 0], label: 'a' });
    removeMeasurement('m2');
    expect(freeMeasurementId()).not.toBe('m3');
  });
});

describe('a midline that is drawn', () => {
  it('stands at right angles to the picture, its normal to the patient’s left, however it was drawn', () => {
    for (const [from, to] of [
      [lpsPoint(2, -30, 7), lpsPoint(2, 40, 7)],
      [lpsPoint(2, 40, 7), lpsPoint(2, -30, 7)],
    ] as const) {
      drawMidline(from, to, axial);
      const { midline } = plan();
      expect(midline).toMatchObject({ source: 'drawn' });
      expect(midline!.pointMm[0]).toBe(2);
      [1, 0, 0].forEach((value, i) => expect(midline!.normal[i]).toBeCloseTo(value, 12));
    }
  });

  it('follows a line that is turned', () => {
    drawMidline(lpsPoint(0, 0, 0), lpsPoint(10, 100, 0), axial);
    const { normal } = plan().midline!;
    expect(normal[0] * 10 + normal[1] * 100).toBeCloseTo(0, 10);
    expect(Math.hypot(...normal)).toBeCloseTo(1, 12);
    expect(normal[0]).toBeGreaterThan(0);
  });

  it.each([
    ['runs from right to left', lpsPoint(-20, 0, 0), lpsPoint(20, 5, 0), axial],
    ['is too short', lpsPoint(0, 0, 0), lpsPoint(0, 2, 0), axial],
    ['lies in a sagittal picture', lpsPoint(0, 0, 0), lpsPoint(0, 30, 0), [-1, 0, 0]],
  ])('is refused where it %s', (_, from, to, normal) => {
    drawMidline(from, to, normal);
    expect(plan().midline).toBeUndefined();
    expect(useSession.getState().notices).toMatchObject([{ failure: { code: 'midline-not-sagittal' } }]);
  });
});
