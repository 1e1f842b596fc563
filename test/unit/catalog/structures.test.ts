import { existsSync, readFileSync } from 'node:fs';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { approachItems } from '../../../src/catalog/approaches';
import {
  contradictedCode,
  expectedStructures,
  identifyStructure,
  invisibleItems,
  invisibleStructures,
  levelOf,
  levels,
  structureById,
  structureItems,
} from '../../../src/catalog/structures';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { structureOf } from '../../../src/formats/labels/structure';
import { startI18n } from '../../../src/i18n';
import { failureText } from '../../../src/ui/failureText';
import { nameKey } from '../../../src/catalog/structures/names';

const idOf = (name: string) => identifyStructure({ name })?.id;

describe('catalogue of structures', () => {
  it('gives every item an id of its own', () => {
    expect(new Set(structureItems.map((item) => item.id)).size).toBe(structureItems.length);
  });

  it('lets no name stand for two structures', () => {
    const owners = new Map<string, Set<string>>();
    for (const item of structureItems) {
      const names = [
        item.id,
        item.name.en,
        item.name.fr,
        ...(item.totalSegmentator ?? []),
        ...(item.aliases ?? []),
      ];
      for (const key of names.map(nameKey)) owners.set(key, (owners.get(key) ?? new Set()).add(item.id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  it('lets no code and side stand for two structures', () => {
    const codes = structureItems.filter((item) => item.snomed).map((item) => JSON.stringify(item.snomed));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('demands a margin only of at-risk structures', () => {
    const demanding = structureItems.filter((item) => item.marginMm !== undefined);
    expect(demanding.length).toBeGreaterThan(0);
    expect(demanding.filter((item) => item.role !== 'atRisk')).toEqual([]);
  });

  const labels = '../shared/data/ct/lumbar_T11-S1_3mm_totalseg/labels_total_v2.json';
  it.skipIf(!existsSync(labels))('knows every class of TotalSegmentator’s main task', () => {
    const names = Object.values(JSON.parse(readFileSync(labels, 'utf8')) as Record<string, string>);
    expect(names).toHaveLength(117);
    expect(names.filter((name) => !idOf(name))).toEqual([]);
  });

  it.each([
    ['vertebrae_L3', 'vertebra-l3'],
    ['L3', 'vertebra-l3'],
    ['Vertèbre L3', 'vertebra-l3'],
    ['internal_carotid_artery_left', 'internal-carotid-left'],
    ['Carotid Artery, Internal, Left', 'internal-carotid-left'],
    ['artère carotide interne gauche', 'internal-carotid-left'],
    ['ICA R', 'internal-carotid-right'],
    ['SpinalCord', 'spinal-cord'],
    ['Moelle épinière', 'spinal-cord'],
    ['l’aorte', 'aorta'],
    ['œsophage', 'oesophagus'],
    ['Esophagus', 'oesophagus'],
    ['Glnd_Submand_L', 'submandibular-gland-left'],
    ['V_Jugular_Int', undefined],
    ['carotid', undefined],
    ['segment 1', undefined],
  ])('reads %s as %s', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it('reads codes, and never guesses a side', () => {
    expect(identifyStructure({ snomed: { code: '39976000' } })?.id).toBe('vertebra-c2');
    expect(identifyStructure({ snomed: { code: '86117002', lateralityCode: '24028007' } })?.id).toBe(
      'internal-carotid-right',
    );
    expect(identifyStructure({ snomed: { code: '86117002' } })).toBeUndefined();
    expect(identifyStructure({ snomed: { code: '86117002' }, name: 'ICA left' })?.id).toBe(
      'internal-carotid-left',
    );
    expect(identifyStructure({})).toBeUndefined();
  });
});

describe('a name and a code', () => {
  const [right, left] = ['24028007', '7771000'];
  const both = (name: string, code: string, lateralityCode?: string) => {
    const query = { name, snomed: { code, ...(lateralityCode && { lateralityCode }) } };
    return [identifyStructure(query)?.id, contradictedCode(query)?.id];
  };

  it.each([
    ['Left kidney', '64033007', right, 'kidney-right'],
    ['Left renal mass', '64033007', right, 'kidney-right'],
    ['Aorta', '10200004', undefined, 'liver'],
    ['L3', '14293000', undefined, 'vertebra-l2'],
    ['Left lung', '45653009', right, 'lung-upper-lobe-right'],
    ['Liver', '64033007', undefined, 'kidney-right'],
  ])('that differ name nothing: %s, %s', (name, code, side, said) => {
    expect(both(name, code, side)).toEqual([undefined, said]);
  });

  it.each([
    ['Left kidney', '64033007', left, 'kidney-left'],
    ['Kidney', '64033007', left, 'kidney-left'],
    ['Left kidney', '64033007', undefined, 'kidney-left'],
    ['L3', '3572006', undefined, 'vertebra-l3'],
    ['ICA right', '69105007', right, 'internal-carotid-right'],
    ['Carotid R', '86117002', right, 'internal-carotid-right'],
    ['lungs', '45653009', right, 'lung-upper-lobe-right'],
    ['Masseter left', '127954009', undefined, 'masseter-left'],
    ['Femur', '71341001', right, 'femur-right'],
    ['Cerebellum', '12738006', undefined, 'cerebellum'],
    ['my segment', '10200004', undefined, 'liver'],
    ['Aorta', '85756007', undefined, 'aorta'],
  ])('of which one is the narrower name that: %s, %s', (name, code, side, id) => {
    expect(both(name, code, side)).toEqual([id, undefined]);
  });

  it('agree for every structure as it is exported, by each of its names', () => {
    const differing = structureItems.flatMap((item) => {
      const names = [
        item.id,
        item.name.en,
        item.name.fr,
        ...(item.totalSegmentator ?? []),
        ...(item.aliases ?? []),
      ];
      return names.filter((name) => contradictedCode({ name, ...(item.snomed && { snomed: item.snomed }) }));
    });
    expect(differing).toEqual([]);
  });

  it('make a remark on the structure', () => {
    const grid = {
      dims: [1, 1, 1],
      spacing: [1, 1, 1],
      origin: lpsPoint(0, 0, 0),
      axes: identityAxes,
    } as const;
    const name = { name: 'Left kidney_seg', snomed: { code: '64033007', lateralityCode: right! } };
    const made = structureOf(name, 1, { grid, data: new Uint8Array(1) });
    expect(made).toMatchObject({ id: 'other', sourceName: 'Left kidney_seg' });
    expect(made.remarks).toEqual([
      {
        code: 'name-and-code-differ',
        data: { name: 'Left kidney_seg', codedAs: 'kidney-right' },
      },
    ]);
    startI18n('en');
    expect(failureText(i18next.t, made.remarks![0]!)).toContain(
      '“Left kidney_seg”, but its code says “right kidney”',
    );
    startI18n('fr');
    expect(failureText(i18next.t, made.remarks![0]!)).toContain('mais son code dit «\u202frein droit\u202f»');
  });
});

describe('expected structures', () => {
  it.each(['cervical', 'thoracic', 'lumbar', 'sacrum', 'pelvis', 'femur'])(
    'are at-risk items of the catalogue at every level (%s)',
    (site) => {
      for (const level of [undefined, ...levels]) {
        const expected = expectedStructures({ site, ...(level && { level }) });
        expect(expected.length).toBeGreaterThan(0);
        expect(expected.filter(({ item }) => item.role !== 'atRisk')).toEqual([]);
        const unknown = expected.flatMap(({ fulfilledBy }) => fulfilledBy.filter((id) => !structureById(id)));
        expect(unknown).toEqual([]);
      }
    },
  );

  it('name the branches, glands and roots of the neck, the stated side first', () => {
    const ids = expectedStructures({ site: 'cervical', level: 'C2', side: 'right' }).map(
      ({ item }) => item.id,
    );
    for (const id of ['external-carotid', 'facial-artery', 'lingual-artery', 'superior-thyroid-artery']) {
      expect(ids.indexOf(`${id}-right`)).toBeGreaterThanOrEqual(0);
      expect(ids.indexOf(`${id}-left`)).toBeGreaterThan(ids.indexOf('nerve-root-c3-right'));
    }
    expect(ids).toContain('submandibular-gland-left');
    expect(ids).toContain('nerve-root-c2-left');
  });

  it('are none while the site is not stated', () => {
    expect(expectedStructures({})).toEqual([]);
  });

  it('take the level out of a sentence', () => {
    expect(levelOf('c2 dens')).toBe('C2');
    expect(levelOf('acetabulum')).toBeUndefined();
    expect(levelOf('C9')).toBeUndefined();
  });
});

describe('structures that no CT shows', () => {
  const ids = (query: Parameters<typeof invisibleStructures>[0]) =>
    invisibleStructures(query).map((item) => item.id);

  it('are named for the route', () => {
    expect(ids({ site: 'cervical', approach: 'anterolateral-ascending' })).toEqual([
      'hypoglossal-nerve',
      'superior-laryngeal-nerve',
      'marginal-mandibular-nerve',
      'vagus-nerve',
      'sympathetic-chain',
    ]);
    expect(ids({ site: 'cervical', approach: 'transpedicular-cervical' })).toEqual([]);
  });

  it('hold the feeder artery of the cord from T8 to L2', () => {
    for (const level of ['T8', 'T12', 'L2']) {
      expect(ids({ site: level.startsWith('T') ? 'thoracic' : 'lumbar', level })).toEqual([
        'cord-feeder-artery',
      ]);
    }
    expect(ids({ site: 'thoracic', level: 'T7' })).toEqual([]);
    expect(ids({ site: 'lumbar', level: 'L3' })).toEqual([]);
    expect(ids({ site: 'lumbar' })).toEqual(['cord-feeder-artery']);
  });

  it('exist for every id that a route names', () => {
    const known = new Set(invisibleItems.map((item) => item.id));
    for (const route of approachItems) {
      expect(route.invisible.filter((id) => !known.has(id))).toEqual([]);
      expect(route.sources.length).toBeGreaterThan(0);
    }
  });
});
