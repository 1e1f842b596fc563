import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en';
import { fr } from '../../../src/i18n/fr';
import { formatDistance, formatGain, formatTolerance } from '../../../src/i18n/format';

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

/**
 * Words in which a number of mm stands bare: demanded, set, built, simulated or said of the files. A distance
 * measured in the patient does not belong here: its words take `{{distance}}`, which carries its tolerance.
 */
const bare = [
  // Dimensions of instruments, margins, settings of the views and of the simulation.
  /^approach\.(diameter|cylinder|reset)$/,
  /^structures\.tube\.select$/,
  /^hydrodissection\.(cells|propose\.onCells|propose\.needle)$/,
  /^trajectory\.farHint$/,
  /^cement\.(withdrawn|tipForward|tipBack|tipAside)$/,
  // Where simulated tissue goes: the CT's errors go with it.
  /^hydrodissection\.propose\.shift$/,
  // The box of a CT that is to be read: set, not measured.
  /^reading\.range(OfSlices)?$/,
  // The voxels that a network asks for.
  /^model\.gridOf$/,
  // How far a branch was followed, in whole mm, to tell branches apart.
  /^vessel\.branch(Cut)?$/,
  // What files and slices are, and coordinates.
  /^(failure|meshes|case)\./,
];

describe('words with a measured distance', () => {
  it('take it with its tolerance, in both languages', () => {
    for (const words of [en, fr]) {
      const found = flatten(words).filter(([, text]) => /\{\{\w+\}\}[ \u00a0\u202f]mm(?!²)/.test(text));
      const wrong = found.filter(([key]) => !bare.some((pattern) => pattern.test(key)));
      expect(wrong).toEqual([]);
      expect(flatten(words).filter(([, text]) => text.includes('{{distance}}')).length).toBeGreaterThan(15);
    }
  });
});

describe('a distance', () => {
  it('is written with its tolerance, which is rounded up', () => {
    expect(formatDistance(12.34, 0.41, 'en')).toBe('12.3\u00a0±\u00a00.5\u00a0mm');
    expect(formatDistance(12.34, 0.41, 'fr', 0)).toBe('12\u00a0±\u00a01\u00a0mm');
    expect(formatDistance(-3, 0.5, 'en')).toBe('\u22123.0\u00a0±\u00a00.5\u00a0mm');
    expect(formatDistance(12.34, undefined, 'en')).toBe('12.3\u00a0mm');
    expect(formatTolerance(0.5, 'en', { unit: 'mm' })).toBe('±\u00a00.5\u00a0mm');
  });

  it('that was gained has its sign', () => {
    expect(formatGain(8.26, 0.9, 'en')).toBe('+8.3\u00a0±\u00a00.9\u00a0mm');
    expect(formatGain(-1, 0.9, 'en')).toBe('\u22121.0\u00a0±\u00a00.9\u00a0mm');
    expect(formatGain(0.04, 0.9, 'en', { unit: '' })).toBe('0.0\u00a0±\u00a00.9');
  });
});
