import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyPlan } from '../../../src/plan/schema';
import { keepNamed, noteRemembered, rememberedNames, rememberName } from '../../../src/store/named';
import { merge } from '../../../src/store/openStructures';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import { nameStructure } from '../../../src/store/structure-edits';
import { oneVoxel } from '../plan/one-voxel';

const oar = (key: string, sourceName: string) => oneVoxel(key, sourceName, { id: 'other' });

const ids = () => useSession.getState().structures.map(({ key }) => key);

describe('naming structures by hand', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    setSession({ structures: [] });
    usePlan.getState().replace(emptyPlan());
  });

  it('is one undoable step of the plan, and what bore the id is checked anew', () => {
    const stop = keepNamed();
    setSession({ structures: [oar('other', 'OAR 1'), oar('other#2', 'OAR 2')] });
    usePlan.getState().edit('confirm-structure', ({ structures }) => {
      structures.confirmed = ['spinal-cord', 'other#2', 'aorta'];
    });
    nameStructure(useSession.getState().structures[0]!, 'spinal-cord');
    expect(ids()).toEqual(['spinal-cord', 'other#2']);
    expect(usePlan.getState().plan.structures.confirmed).toEqual(['other#2', 'aorta']);
    usePlan.getState().undo();
    expect(ids()).toEqual(['other', 'other#2']);
    usePlan.getState().redo();
    expect(ids()).toEqual(['spinal-cord', 'other#2']);
    // More of the same files come: what is there already is known again.
    setSession(({ structures }) => ({
      structures: merge(structures, [oar('other', 'OAR 1'), oar('other', 'OAR 3')]),
    }));
    expect(ids()).toEqual(['spinal-cord', 'other#2', 'other#3']);
    stop();
  });

  it('may be remembered for later cases, and forgotten', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    rememberName('OAR 1', 'spinal-cord');
    rememberName('OAR 2', 'aorta');
    rememberName('OAR 2', undefined);
    expect(rememberedNames()).toEqual({ 'OAR 1': 'spinal-cord' });
    noteRemembered(['OAR 1', 'OAR 2']);
    expect(usePlan.getState().plan.structures.named).toEqual({ 'OAR 1': 'spinal-cord' });
    // What the plan says comes first.
    usePlan.getState().edit('name-structure', ({ structures }) => {
      structures.named = { 'OAR 1': 'other' };
    });
    noteRemembered(['OAR 1']);
    expect(usePlan.getState().plan.structures.named).toEqual({ 'OAR 1': 'other' });
    for (const bad of ['{', '[]', 'null', '{"a": 1, "b": "no-such-id"}']) {
      kept.set('trocart.names', bad);
      expect(rememberedNames()).toEqual({});
    }
  });
});
