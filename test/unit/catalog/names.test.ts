import { describe, expect, it } from 'vitest';
import { identifyStructure, structureById } from '../../../src/catalog/structures';
import { sidedClasses, singleClasses, totalSegmentatorClasses } from './totalsegmentator';

const idOf = (name: string) => identifyStructure({ name })?.id;

/** What a class means, by rule for what has levels and sides, else by the tables. */
function meaning(name: string): string | undefined {
  const vertebra = /^vertebrae_([CTLS]\d+)$/.exec(name)?.[1];
  if (vertebra !== undefined) return `vertebra-${vertebra.toLowerCase()}`;
  const [, ribSide, rib] = /^rib_(left|right)_(\d+)$/.exec(name) ?? [];
  if (ribSide !== undefined) return `rib-${rib}-${ribSide}`;
  const [, pulp, tooth] = /^(?:upper|lower)_.*?(_pulp_fdi1|_fdi)(\d\d)$/.exec(name) ?? [];
  if (tooth !== undefined) return `tooth-${tooth}${pulp!.startsWith('_pulp') ? '-pulp' : ''}`;
  const [, stem, side] = /^(.*)_(left|right)$/.exec(name) ?? [];
  const sided = stem === undefined ? undefined : sidedClasses[stem];
  return sided === undefined ? singleClasses[name] : `${sided}-${side}`;
}

describe('classes of TotalSegmentator', () => {
  const names = [...new Set(Object.values(totalSegmentatorClasses).flat())];

  it.each(Object.keys(totalSegmentatorClasses))(
    'of the task %s mean what they say, every one of them',
    (task) => {
      const classes = totalSegmentatorClasses[task]!;
      expect(classes.filter((name) => meaning(name) === undefined)).toEqual([]);
      expect(Object.fromEntries(classes.map((name) => [name, idOf(name)]))).toEqual(
        Object.fromEntries(classes.map((name) => [name, meaning(name)])),
      );
    },
  );

  it('keep their side', () => {
    const wrong = names.filter((name) => {
      const item = structureById(idOf(name) ?? '');
      const stated = /(?:^|_)(left|right)(?:_|$)/.exec(name)?.[1];
      return item && (item.side ?? stated) !== stated;
    });
    expect(wrong).toEqual([]);
    expect(names.length).toBeGreaterThan(400);
  });

  it('are known by every entry of the tables', () => {
    const sided = Object.keys(sidedClasses).flatMap((name) => [`${name}_left`, `${name}_right`]);
    expect([...sided, ...Object.keys(singleClasses)].filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe('names of radiotherapy and of the ward', () => {
  // AAPM TG-263 (doi 10.1016/j.ijrobp.2017.12.013) and what French and English users type.
  it.each([
    ['A_Carotid_L', 'carotid-left'],
    ['Carotid_Lt', 'carotid-left'],
    ['carotide droite', 'carotid-right'],
    ['A_Carotid_Int_R', 'internal-carotid-right'],
    ['a. carotide interne gauche', 'internal-carotid-left'],
    ['artère carotide primitive droite', 'common-carotid-right'],
    ['A_Vertebral_L', 'vertebral-artery-left'],
    ['artère vertébrale droite', 'vertebral-artery-right'],
    ['A_Subclavian_R', 'subclavian-artery-right'],
    ['A_Aorta', 'aorta'],
    ['A_Mesenteric_S', 'superior-mesenteric-artery'],
    ['A_Brachiocephls', 'brachiocephalic-trunk'],
    ['V_Jugular_Int_L', 'internal-jugular-left'],
    ['veine jugulaire interne droite', 'internal-jugular-right'],
    ['V_Venacava_I', 'inferior-vena-cava'],
    ['V_Venacava_S', 'superior-vena-cava'],
    ['V_Azygos', 'azygos-vein'],
    ['SpinalCord', 'spinal-cord'],
    ['Spinal_Cord', 'spinal-cord'],
    ['moelle', 'spinal-cord'],
    ['SpinalCanal', 'spinal-canal'],
    ['canal rachidien', 'spinal-canal'],
    ['CaudaEquina', 'cauda-equina'],
    ['BrainStem', 'brainstem'],
    ['tronc cérébral', 'brainstem'],
    ['Glnd_Thyroid', 'thyroid-gland'],
    ['Glnd_Submand_L', 'submandibular-gland-left'],
    ['Glande parotide droite', 'parotid-gland-right'],
    ['Parotid_L', 'parotid-gland-left'],
    ['Bone_Mandible', 'mandible'],
    ['VB_L3', 'vertebra-l3-body'],
    ['vertèbre D12', 'vertebra-t12'],
    ['Th5', 'vertebra-t5'],
    ['Lung_R', 'lung-right'],
    ['Lungs', 'lungs'],
    ['Bowel_Small', 'small-bowel'],
    ['Musc_Constrict_S', 'superior-pharyngeal-constrictor'],
    ['External', 'skin'],
    ['artère vertébrale dte', 'vertebral-artery-right'],
    ['carotide interne gche', 'internal-carotid-left'],
    ['aorta abdominale', 'aorta'],
    ['aorte abdominale', 'aorta'],
    ['canal médullaire', 'spinal-canal'],
    ['myélon', 'spinal-cord'],
    ['jugular vein left', 'jugular-left'],
    ['V_Jugular_L', 'jugular-left'],
    ['1ère côte gauche', 'rib-1-left'],
    ['3ème côte droite', 'rib-3-right'],
    ['2nd rib left', 'rib-2-left'],
    ['Rib L 3', 'rib-3-left'],
    ['L 3', 'vertebra-l3'],
    ['Vertèbre D-12', 'vertebra-t12'],
  ])('%s is %s', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it.each([
    // A margin around the cord is not the cord, marrow is not cord, and a side is not guessed.
    'SpinalCord_PRV05',
    'moelle osseuse',
    'carotide',
    'A_Vertebral',
    'V_Jugular',
    'artère vertébrale (G)',
    'S_1',
    'PTV',
    'Couch',
  ])('%s stays unknown', (name) => {
    expect(idOf(name)).toBeUndefined();
  });
});
