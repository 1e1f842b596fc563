import { describe, expect, it } from 'vitest';
import { lpsPoint } from '../../../src/core/units';
import type { ClearanceRow, ClearanceTable } from '../../../src/trajectory/clearance-table';
import { shiftsWithPosition } from '../../../src/catalog/structures';
import {
  doubtsOf,
  groupedRows,
  nearAndFar,
  positionsDiffer,
  sayingOf,
  sortedRows,
} from '../../../src/ui/panels/distanceRows';

const row = (structure: string, change: Partial<ClearanceRow> = {}): ClearanceRow => ({
  instrument: 'trocar-11g',
  structure,
  key: structure,
  sourceName: structure,
  clearanceMm: 5,
  atRestMm: 5,
  sweptMm: 5,
  stage: 'atRest',
  closestOnInstrumentMm: lpsPoint(0, 0, 0),
  closestOnStructureMm: lpsPoint(5, 0, 0),
  depthMm: 10,
  marginMm: 3,
  verdict: 'met',
  toleranceMm: 0.5,
  ...change,
});
const table = (rows: ClearanceRow[], missing: ClearanceTable['missing'] = []): ClearanceTable => ({
  rows,
  missing,
  verdicts: [{ instrument: 'trocar-11g', verdict: 'incomplete' }],
});

describe('rows of the distance table', () => {
  it('stand by what is left of their margin, not by their distance', () => {
    const { judged, unjudged } = sortedRows(
      table([
        row('aorta', { clearanceMm: 4, marginMm: 1 }),
        row('spinal-cord', { clearanceMm: 4.5, marginMm: 3 }),
        row('vertebra-l3', { clearanceMm: -8, marginMm: null, verdict: null }),
        row('kidney-left', { clearanceMm: 1, marginMm: 3, verdict: 'notMet' }),
      ]),
    );
    expect(judged.map(({ structure }) => structure)).toEqual(['kidney-left', 'spinal-cord', 'aorta']);
    expect(unjudged.map(({ structure }) => structure)).toEqual(['vertebra-l3']);
  });

  it('say "inside" only where the margin is not met and the clearance is negative', () => {
    expect(sayingOf(row('aorta', { clearanceMm: -1, verdict: 'notMet' }))).toBe('inside');
    expect(sayingOf(row('aorta', { clearanceMm: 1, verdict: 'notMet' }))).toBe('notMet');
    expect(sayingOf(row('bone', { clearanceMm: -5, verdict: null, marginMm: null }))).toBe('none');
    expect(sayingOf(row('aorta', { verdict: 'incomplete' }))).toBe('incomplete');
  });

  it('give the reasons of their own structure and instrument', () => {
    const incomplete = row('aorta', { verdict: 'incomplete' });
    const why = table(
      [incomplete],
      [
        { id: 'aorta', key: 'aorta', reason: 'unconfirmed' },
        { id: 'aorta', key: 'aorta', reason: 'partial', instrument: 'screw' },
        { id: 'azygos-vein', reason: 'absent' },
      ],
    );
    expect(doubtsOf(why, incomplete, true)).toEqual(['unconfirmed']);
    expect(doubtsOf(why, incomplete, false)).toEqual(['unconfirmed', 'case']);
    expect(doubtsOf(why, row('aorta'), true)).toEqual([]);
  });

  it('are of another position only when both positions are stated and differ', () => {
    expect(positionsDiffer({ positionAtCt: 'supine', positionAtProcedure: 'prone' })).toBe(true);
    expect(positionsDiffer({ positionAtCt: 'supine', positionAtProcedure: 'supine' })).toBe(false);
    expect(positionsDiffer({ positionAtCt: 'supine' })).toBe(false);
  });

  it('shift with the position unless bone or spine holds them', () => {
    const shifting = ['aorta', 'skin', 'kidney-left', 'vertebral-artery-left', 'oesophagus', 'other'];
    const held = ['vertebra-l3', 'spinal-cord', 'dural-sac', 'nerve-root-c2-left', 'disc-l3-l4', 'lesion'];
    expect([...shifting, ...held].filter(shiftsWithPosition)).toEqual(shifting);
  });
});

describe('a long table', () => {
  const overshoot = { stage: 'wireOvershoot10', clearanceMm: 1.4, verdict: 'notMet' } as const;

  it('says once what several instruments share, and keeps what differs', () => {
    const groups = groupedRows([
      row('dural-sac', { ...overshoot, instrument: 'wire' }),
      row('dural-sac', { ...overshoot, instrument: 'screw', clearanceMm: 1.6 }),
      row('dural-sac', { instrument: 'trocar' }),
      row('aorta', { ...overshoot, instrument: 'wire' }),
    ]);
    const names = groups.map(({ rows }) => rows.map(({ instrument, key }) => `${instrument} ${key}`));
    expect(names).toEqual([['wire dural-sac', 'screw dural-sac'], ['trocar dural-sac'], ['wire aorta']]);
    expect(groups[0]!.row.clearanceMm).toBe(1.4);
  });

  it('folds what is far from every instrument, unless a margin is not met there', () => {
    const { near, far } = nearAndFar([
      row('liver', { instrument: 'wire', clearanceMm: 70 }),
      row('liver', { instrument: 'screw', clearanceMm: 50 }),
      row('bladder', { clearanceMm: 61, verdict: 'incomplete' }),
      row('kidney-left', { clearanceMm: 70, marginMm: 80, verdict: 'notMet' }),
    ]);
    expect(near.map(({ key }) => key)).toEqual(['liver', 'liver', 'kidney-left']);
    expect(far.map(({ key }) => key)).toEqual(['bladder']);
  });
});
