import type { ParseKeys } from 'i18next';
import { windowPresets } from '../slices/presets';
import { cancelPath } from '../store/paths';
import { usePlan } from '../store/plan';
import {
  type SessionState,
  setSession,
  type StepId,
  type Tool,
  useSession,
  type View,
} from '../store/session';
import { openHelp } from './dialogs';
import { chooseFiles, savePlan } from './fileActions';

/** Something that the user can do: its keys, its words in tooltips and help, and what it does. */
export interface Action {
  readonly id: string;
  /** Combinations as `pressedKeys` writes them; the first is the one shown. */
  readonly keys: readonly string[];
  readonly group: 'file' | 'edit' | 'tools' | 'view' | 'window' | 'steps';
  /** i18n key of its name. */
  readonly label: ParseKeys;
  /** Values for the name. */
  readonly words?: Readonly<Record<string, string | number>>;
  /** i18n keys whose words go into the name. */
  readonly nameOf?: ParseKeys;
  /** Works only with a CT open. */
  readonly needsCt?: boolean;
  run(): void;
}

const session = (change: Partial<SessionState>) => () => setSession(change);

const tool = (
  id: Tool & ('window' | 'pan' | 'zoom' | 'crosshair' | 'length' | 'circle'),
  key: string,
): Action => ({
  id,
  keys: [key],
  group: 'tools',
  label: `actions.${id}`,
  needsCt: true,
  run: session({ tool: id }),
});

const step = (id: StepId, label: ParseKeys, key: string): Action => ({
  id: `step-${id}`,
  keys: [key],
  group: 'steps',
  label,
  needsCt: true,
  run: session({ step: id }),
});

/** The view that holds the keyboard focus, else the axial or first one. */
function focusedView(): View {
  const holder = document.activeElement?.closest<HTMLElement>('[data-view-frame]');
  const { layout } = useSession.getState();
  return (holder?.dataset['viewFrame'] as View | undefined) ?? (layout === 'path' ? 'along' : 'axial');
}

export function toggleMaximised(view: View): void {
  setSession(({ maximised }) => ({ maximised: maximised === view ? undefined : view }));
}

function cancel(): void {
  const { preview, maximised } = useSession.getState();
  if (preview) cancelPath();
  else if (maximised) setSession({ maximised: undefined });
  else setSession({ tool: 'window' });
}

/** The one table from which key bindings, tooltips and the help dialog are made. */
export const actions: readonly Action[] = [
  { id: 'open', keys: ['Ctrl+O'], group: 'file', label: 'actions.openFiles', run: chooseFiles },
  { id: 'save', keys: ['Ctrl+S'], group: 'file', label: 'actions.savePlan', run: savePlan },
  {
    id: 'undo',
    keys: ['Ctrl+Z'],
    group: 'edit',
    label: 'actions.undo',
    run: () => usePlan.getState().undo(),
  },
  {
    id: 'redo',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    group: 'edit',
    label: 'actions.redo',
    run: () => usePlan.getState().redo(),
  },
  { id: 'cancel', keys: ['Escape'], group: 'edit', label: 'actions.cancel', run: cancel },
  tool('window', 'W'),
  tool('pan', 'P'),
  tool('zoom', 'Z'),
  tool('crosshair', 'C'),
  tool('length', 'L'),
  tool('circle', 'R'),
  {
    id: 'layout-standard',
    keys: ['S'],
    group: 'view',
    label: 'actions.layoutStandard',
    needsCt: true,
    run: session({ layout: 'standard', maximised: undefined }),
  },
  {
    id: 'layout-path',
    keys: ['T'],
    group: 'view',
    label: 'actions.layoutPath',
    needsCt: true,
    run: session({ layout: 'path', maximised: undefined }),
  },
  {
    id: 'maximise',
    keys: ['M'],
    group: 'view',
    label: 'actions.maximise',
    needsCt: true,
    run: () => toggleMaximised(focusedView()),
  },
  {
    id: 'outlines',
    keys: ['O'],
    group: 'view',
    label: 'actions.outlines',
    needsCt: true,
    run: () => setSession(({ outlinesVisible }) => ({ outlinesVisible: !outlinesVisible })),
  },
  step('case', 'actions.stepCase', 'Alt+1'),
  step('structures', 'actions.stepStructures', 'Alt+2'),
  step('approach', 'actions.stepApproach', 'Alt+3'),
  step('trajectory', 'actions.stepTrajectory', 'Alt+4'),
  { id: 'help', keys: ['?'], group: 'view', label: 'actions.help', run: openHelp },
];

export type ActionId = string;

export function actionById(id: string): Action {
  const action = actions.find((item) => item.id === id);
  if (!action) throw new Error(`no action ${id}`);
  return action;
}
