import { describe, expect, it } from 'vitest';
import { deviceById } from '../../../src/catalog/devices';
import { fascialSpaces } from '../../../src/catalog/fascial-spaces';
import { fluids, hydroFacts } from '../../../src/catalog/fluids';
import { structureById } from '../../../src/catalog/structures';

describe('what a hydrodissection needs of the catalogue', () => {
  it('names only known structures on both sides of a space', () => {
    for (const { between, and, orFacing = [] } of fascialSpaces)
      for (const id of [...between, ...and, ...orFacing]) expect(structureById(id), id).toBeDefined();
    expect(new Set(fascialSpaces.map(({ id }) => id)).size).toBe(fascialSpaces.length);
    expect(fascialSpaces.map(({ id }) => id)).toContain('carotid-prevertebral-right');
  });

  it('has needles from 20 to 25 gauge, thinner one by one, with a lumen', () => {
    const needles = [20, 21, 22, 23, 24, 25].map((gauge) => deviceById(`needle-${gauge}g`)!);
    needles.forEach((needle, n) => {
      expect(needle.innerDiameterMm!).toBeLessThan(needle.outerDiameterMm);
      if (n > 0) expect(needle.outerDiameterMm).toBeLessThan(needles[n - 1]!.outerDiameterMm);
    });
  });

  it('says everything in both languages, with a source', () => {
    for (const { name, sources } of fluids) {
      expect(name.fr).not.toBe(name.en);
      expect(sources.length).toBeGreaterThan(0);
    }
    for (const { text, source } of Object.values(hydroFacts)) {
      expect(text.fr).not.toBe(text.en);
      expect(text.fr).not.toMatch(/[^\u202f][:;?!%]/u);
      expect(source.citation).not.toBe('');
    }
  });
});
