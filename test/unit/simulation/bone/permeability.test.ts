import { describe, expect, it } from 'vitest';
import {
  boneParameterIds,
  boneParameterItems,
  boneParameters,
} from '../../../../src/simulation/cement/bone/parameters';
import {
  kozenyFactor,
  porosityFromHu,
  slitPermeabilityMm2,
} from '../../../../src/simulation/cement/bone/permeability';

const p = boneParameters();

describe('from HU to permeability', () => {
  // physics 1.2
  it.each([
    [0.82, 0.23],
    [0.85, 0.37],
    [0.88, 0.65],
    [0.9, 1],
    [0.92, 1.67],
    [0.95, 4.7],
  ])('at porosity %f the Kozeny factor is %f', (porosity, factor) => {
    expect(kozenyFactor(porosity, p)).toBeCloseTo(factor, factor > 2 ? 1 : 2);
  });

  it('gives vertebral HU the published apparent densities', () => {
    // 0.09–0.35 g/cm³ wet apparent density, porosity 0.82–0.95.
    expect(porosityFromHu(70, p)).toBeGreaterThan(0.94);
    expect(porosityFromHu(236, p)).toBeGreaterThan(0.82);
    expect(porosityFromHu(236, p)).toBeLessThan(0.86);
  });

  it('falls with density and stays within its bounds', () => {
    const values = [-200, 0, 60, 120, 300, 900, 2000].map((hu) => porosityFromHu(hu, p));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values[0]).toBe(p.porosityMax);
    expect(values.at(-1)).toBe(p.porosityMin);
  });

  it('takes a change and leaves the rest', () => {
    const changed = boneParameters({ referencePorosity: 0.85 });
    expect(kozenyFactor(0.85, changed)).toBeCloseTo(1, 12);
    expect(changed.huToBmdSlope).toBe(p.huToBmdSlope);
  });

  it('has every default within its range, and a source', () => {
    for (const id of boneParameterIds) {
      const { value, range, source, confirmed } = boneParameterItems[id];
      expect(value, id).toBeGreaterThanOrEqual(range[0]);
      expect(value, id).toBeLessThanOrEqual(range[1]);
      expect(source.citation.length, id).toBeGreaterThan(5);
      if ('house' in source && source.house) expect(confirmed, id).toBe(false);
    }
  });

  it('knows the slit', () => expect(slitPermeabilityMm2(1)).toBeCloseTo(0.0833, 4));
});
