import { applyPatches, enablePatches, type Patch, produceWithPatches } from 'immer';
import { create } from 'zustand';
import { emptyPlan, type Plan } from '../plan/schema';

enablePatches();

interface Step {
  /** i18n key of what was done (`edit.<label>`), for the tooltips of undo and redo. */
  readonly label: string;
  readonly forward: readonly Patch[];
  readonly backward: readonly Patch[];
}

interface PlanState {
  readonly plan: Plan;
  /** The user's own plan while `plan` is another that is only on show: this one is kept. */
  readonly own?: Plan;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /**
   * Changes the plan in one undoable step; a recipe that changes nothing leaves no step. A recipe may
   * answer another plan instead of changing the draft.
   */
  edit(label: string, recipe: (draft: Plan) => Plan | void): void;
  undo(): void;
  redo(): void;
  /** Takes another plan (opened, restored, new) and forgets the history. */
  replace(plan: Plan): void;
}

/** The plan document, undoable. A drag previews in the session and edits here once, on release. */
export const usePlan = create<PlanState>()((set) => ({
  plan: emptyPlan(),
  past: [],
  future: [],
  edit: (label, recipe) =>
    set((state) => {
      const [plan, forward, backward] = produceWithPatches(state.plan, recipe);
      if (forward.length === 0) return state;
      return { plan, past: [...state.past, { label, forward, backward }], future: [] };
    }),
  undo: () =>
    set((state) => {
      const step = state.past.at(-1);
      if (!step) return state;
      return {
        plan: applyPatches(state.plan, step.backward as Patch[]),
        past: state.past.slice(0, -1),
        future: [step, ...state.future],
      };
    }),
  redo: () =>
    set((state) => {
      const [step, ...future] = state.future;
      if (!step) return state;
      return {
        plan: applyPatches(state.plan, step.forward as Patch[]),
        past: [...state.past, step],
        future,
      };
    }),
  replace: (plan) => set({ plan, past: [], future: [], own: undefined }),
}));
