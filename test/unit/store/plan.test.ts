import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyPlan, type Plan, sides } from '../../../src/plan/schema';
import { usePlan } from '../../../src/store/plan';

type Recipe = (draft: Plan) => Plan | void;
const mm = fc.integer({ min: -200, max: 200 });
const id = fc.constantFrom('a', 'b', 'c');

const edits: fc.Arbitrary<Recipe> = fc.oneof(
  fc.constantFrom(...sides).map(
    (side): Recipe =>
      (draft) =>
        void (draft.case.side = side),
  ),
  fc.string({ minLength: 1, maxLength: 5 }).map(
    (level): Recipe =>
      (draft) =>
        void (draft.case.level = level),
  ),
  fc.constant<Recipe>((draft) => void delete draft.case.side),
  fc.tuple(id, mm, mm).map(
    ([name, x, y]): Recipe =>
      (draft) =>
        void draft.instruments.push({
          id: name,
          device: 'trocar-11g',
          entryMm: [x, y, 0],
          targetMm: [0, 0, 1],
        }),
  ),
  fc.tuple(id, mm).map(([name, z]): Recipe => (draft) => {
    for (const item of draft.instruments) if (item.id === name) item.targetMm[2] = z;
  }),
  id.map((name): Recipe => (draft) => {
    draft.instruments = draft.instruments.filter((item) => item.id !== name);
  }),
  fc.tuple(id, mm).map(([name, margin]): Recipe => (draft) => {
    draft.structures.marginsMm[name] = margin;
  }),
  mm.map((value): Recipe => (draft) => ({ ...draft, thresholds: { skinHu: value, boneHu: 200 } })),
);
type Move = { readonly kind: 'edit'; readonly recipe: Recipe } | { readonly kind: 'undo' | 'redo' };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: edits.map((recipe) => ({ kind: 'edit' as const, recipe })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
);

const store = () => usePlan.getState();
function play(item: Move): void {
  if (item.kind === 'edit') store().edit('set-case', item.recipe);
  else store()[item.kind]();
}

beforeEach(() => store().replace(emptyPlan()));

describe('the undoable plan', () => {
  it('returns to the start when all is undone, and to the end when all is redone', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const start = emptyPlan();
        store().replace(start);
        moves.forEach(play);
        const end = store().plan;
        const steps = store().past.length;
        for (let n = 0; n < steps; n++) store().undo();
        expect(store().plan).toEqual(start);
        for (let n = 0; n < steps; n++) store().redo();
        expect(store().plan).toEqual(end);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('leaves no step for an edit that changes nothing', () => {
    store().edit('set-case', (draft) => void (draft.case.side = 'left'));
    store().edit('set-case', (draft) => void (draft.case.side = 'left'));
    expect(store().past).toHaveLength(1);
  });

  it('forgets what was undone when something else is done', () => {
    store().edit('set-case', (draft) => void (draft.case.side = 'left'));
    store().undo();
    store().edit('set-case', (draft) => void (draft.case.side = 'right'));
    store().redo();
    expect(store().plan.case.side).toBe('right');
    expect(store().future).toHaveLength(0);
  });

  it('takes another plan in one step and gives the first one back', () => {
    store().edit('set-case', (draft) => void (draft.case.level = 'C2'));
    const before = store().plan;
    store().edit('open-plan', () => ({ ...emptyPlan(), case: { level: 'L3' } }));
    expect(store().plan.case.level).toBe('L3');
    store().undo();
    expect(store().plan).toEqual(before);
  });
});
