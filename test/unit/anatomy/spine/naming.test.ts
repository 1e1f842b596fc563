import { describe, expect, it } from 'vitest';
import { type Countable, namesFrom, readingsOf } from '../../../../src/anatomy/spine/naming';

const plain: Countable = { isAxis: false, isSacrum: false, bearsRib: false, isCut: false };
const column = (...kinds: readonly Partial<Countable>[]): Countable[] =>
  kinds.map((kind) => ({ ...plain, ...kind }));
const [sacrum, rib, cut] = [{ isSacrum: true }, { bearsRib: true }, { isCut: true }];
const lumbar = (count: number) => column(sacrum, ...Array.from({ length: count }, () => ({})), rib, rib);

describe('names of vertebrae', () => {
  it('are counted from one that is named by hand', () => {
    expect(namesFrom(4, 1, 'L1')).toEqual(['L2', 'L1', 'T12', 'T11']);
    expect(namesFrom(3, 2, 'C1')).toEqual(['C3', 'C2', 'C1']);
    expect(namesFrom(3, 0, 'C1')).toEqual(['C1', undefined, undefined]);
  });

  it('are counted from the dens before all else', () => {
    const readings = readingsOf(column(sacrum, {}, rib, {}, { isAxis: true }, {}));
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ anchor: 'dens', warnings: [] });
    expect(readings[0]!.names.slice(3)).toEqual(['C3', 'C2', 'C1']);
  });

  it('five between sacrum and rib have one reading', () => {
    const [reading, ...others] = readingsOf(lumbar(5));
    expect(others).toEqual([]);
    expect(reading!.names).toEqual([undefined, 'L5', 'L4', 'L3', 'L2', 'L1', 'T12', 'T11']);
    expect(reading!.warnings).toEqual(['counted-from-below']);
  });

  it('four have two readings, and say so', () => {
    const [fromSacrum, fromRib] = readingsOf(lumbar(4));
    expect(fromSacrum!.names).toEqual([undefined, 'L5', 'L4', 'L3', 'L2', 'L1', 'T12']);
    expect(fromRib!.names).toEqual([undefined, 'L4', 'L3', 'L2', 'L1', 'T12', 'T11']);
    for (const { warnings } of [fromSacrum!, fromRib!]) expect(warnings).toContain('four-lumbar');
  });

  it('six have two readings, one of which runs out of lumbar names', () => {
    const [fromSacrum, fromRib] = readingsOf(lumbar(6));
    expect(fromSacrum!.names).toEqual([undefined, 'L5', 'L4', 'L3', 'L2', 'L1', 'T12', 'T11', 'T10']);
    expect(fromRib!.names.slice(2)).toEqual(['L5', 'L4', 'L3', 'L2', 'L1', 'T12', 'T11']);
    for (const { warnings } of [fromSacrum!, fromRib!]) expect(warnings).toContain('six-lumbar');
  });

  it('a field without ribs is too short to count', () => {
    expect(readingsOf(column(sacrum, {}, {}))[0]!.warnings).toContain('field-too-short');
  });

  it('from the lowest rib, where one without lies wholly below it', () => {
    expect(readingsOf(column({}, rib, rib))[0]!.names).toEqual(['L1', 'T12', 'T11']);
    expect(readingsOf(column(cut, rib, rib))).toEqual([]);
    expect(readingsOf(column(rib, rib))).toEqual([]);
    expect(readingsOf(column({}, {}))).toEqual([]);
  });
});
