import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyPlan, type Plan } from '../../../src/plan/schema';
import { writePlan } from '../../../src/plan/write';

const shelf = new Map<string, unknown>();
let refuses = false;
const guard = <T>(answer: () => T): Promise<T> =>
  refuses ? Promise.reject(new Error('QuotaExceededError')) : Promise.resolve(answer());
vi.mock('idb-keyval', () => ({
  createStore: () => ({}),
  get: (key: string) => guard(() => shelf.get(key)),
  set: (key: string, value: unknown) => guard(() => void shelf.set(key, structuredClone(value))),
  del: (key: string) => guard(() => void shelf.delete(key)),
  entries: () => guard(() => [...shelf]),
}));

const { forgetPlan, keepPlan, keptPlanFor, keptPlans, useAutosave } =
  await import('../../../src/store/autosave');
const { usePlan } = await import('../../../src/store/plan');

const local = new Map<string, string>();
const page = new EventTarget();
const planOf = (fingerprint: string, indication = ''): Plan => ({
  ...emptyPlan(),
  ct: { fingerprint },
  case: { indication },
});
const change = (indication: string) =>
  usePlan.getState().edit('set-case', (plan) => {
    plan.case.indication = indication;
  });
const kept = async (fingerprint: string) => (await keptPlanFor(fingerprint))?.plan.case.indication;

let stop: () => void;
beforeEach(() => {
  shelf.clear();
  local.clear();
  refuses = false;
  // What `Object.keys` of a storage answers are its items; the methods are its class's.
  const methods = {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, text: string) => void local.set(key, text),
    removeItem: (key: string) => void local.delete(key),
  };
  const storage = new Proxy(methods, { ownKeys: () => [...local.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }); // prettier-ignore
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  usePlan.getState().replace(planOf('a'));
  stop = keepPlan();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

describe('the plan of the open CT', () => {
  it('is kept after a change, and read with what still waits to be written', async () => {
    change('first');
    expect(await kept('a')).toBe('first');
    change('second');
    change('third');
    expect(await kept('a')).toBe('third');
    expect((await keptPlans()).map(({ fingerprint }) => fingerprint)).toEqual(['a']);
    await forgetPlan('a');
    expect(await keptPlans()).toEqual([]);
  });

  it('keeps the last change of a case when another is opened', async () => {
    change('of a');
    usePlan.getState().replace(planOf('b'));
    change('of b');
    expect([await kept('a'), await kept('b')]).toEqual(['of a', 'of b']);
  });

  it('loses nothing when the page goes before the change is written', async () => {
    change('last words');
    refuses = true;
    page.dispatchEvent(new Event('pagehide'));
    expect(local.size).toBe(1);
    await vi.waitFor(() => expect(useAutosave.getState().failed).toBe(true));
    refuses = false;
    expect(await kept('a')).toBe('last words');
    await keptPlans();
    expect([local.size, shelf.size]).toEqual([0, 1]);
  });

  it('leaves nothing behind once it is written', async () => {
    change('hidden for a while');
    page.dispatchEvent(new Event('visibilitychange'));
    expect(await kept('a')).toBe('hidden for a while');
    expect(local.size).toBe(0);
  });

  it('says when the browser refuses, and when it no longer does', async () => {
    refuses = true;
    change('refused');
    expect(await kept('a')).toBeUndefined();
    expect(useAutosave.getState().failed).toBe(true);
    refuses = false;
    change('taken');
    expect(await kept('a')).toBe('taken');
    expect(useAutosave.getState().failed).toBe(false);
  });

  it('keeps the twenty latest', async () => {
    for (let n = 0; n < 24; n++) shelf.set(`old-${n}`, { keptAt: n, text: writePlan(planOf(`old-${n}`)) });
    usePlan.getState().replace(planOf('new'));
    change('new');
    const all = await keptPlans();
    expect(all).toHaveLength(20);
    expect(all[0]!.fingerprint).toBe('new');
    expect(all.at(-1)!.fingerprint).toBe('old-5');
  });
});

describe('plans that an older version kept', () => {
  it('are moved once, the newer of two staying; a damaged one is not listed', async () => {
    const older = (text: string, keptAt: number) => JSON.stringify({ keptAt, text });
    local.set('trocart.plan.x', older(writePlan(planOf('x', 'from before')), 5));
    local.set('trocart.plan.y', older(writePlan(planOf('y', 'stale')), 5));
    local.set('trocart.plan.z', older('{"no": "plan"}', 5));
    local.set('trocart.plan.w', 'no JSON');
    local.set('trocart.locale', 'fr');
    shelf.set('y', { keptAt: 9, text: writePlan(planOf('y', 'newer')) });
    const all = await keptPlans();
    expect(all.map(({ plan }) => plan.case.indication).sort()).toEqual(['from before', 'newer']);
    expect([...local.keys()].sort()).toEqual(['trocart.locale', 'trocart.plan.w']);
  });
});
