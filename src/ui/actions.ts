import type { TFunction } from 'i18next';
import { presetWindow, windowPresets } from '../slices/presets';
import { steps } from './shell/steps';
import { formatNumber } from '../i18n/format';
import { toolAtCrosshair } from '../store/edit/here';
import { closeEdit, type EditTool, stepBrush, takeTool } from '../store/edit/state';
import { cancelPath } from '../store/paths';
import { switchSeries } from '../store/second-series';
import { usePlan } from '../store/plan';
import {
  type Layout,
  type MeasuringTool,
  setSession,
  type StepId,
  type Tool,
  useSession,
} from '../store/session';
import { openExport, openHelp, openPacs } from './dialogs';
import { chooseFiles, savePlan } from './fileActions';
import { focusedView, toggleMaximised } from './maximise';

/** Something that the user can do: its keys, its words in tooltips and help, and what it does. */
export interface Action {
  readonly id: string;
  /** Combinations as `pressedKeys` writes them; the first is the one shown. */
  readonly keys: readonly string[];
  readonly group: 'file' | 'edit' | 'tools' | 'structure' | 'view' | 'window' | 'steps';
  /** Does nothing without a CT. */
  readonly needsCt?: true;
  name(t: TFunction): string;
  run(): void;
}

const tool = (
  id: MeasuringTool | (Tool & ('window' | 'pan' | 'zoom' | 'crosshair')),
  key: string,
): Action => ({
  id,
  keys: [key],
  group: 'tools',
  needsCt: true,
  name: (t) => t(`actions.${id}`),
  run: () => setSession({ tool: id, firstLine: undefined }),
});

const editTool = (id: EditTool, key: string): Action => ({
  id: `edit-${id}`,
  keys: [key],
  group: 'structure',
  needsCt: true,
  name: (t) => t(`editing.tools.${id}`),
  run: () => takeTool(id),
});

const step = (id: StepId, key: string): Action => ({
  id: `step-${id}`,
  keys: [key],
  group: 'steps',
  needsCt: true,
  name: (t) => t('actions.step', { step: t(`shell.steps.${id}`) }),
  run: () => setSession({ step: id }),
});

const layout = (id: Layout, key: string): Action => ({
  id: `layout-${id}`,
  keys: [key],
  group: 'view',
  needsCt: true,
  name: (t) => t(`actions.layout.${id}`),
  run: () => setSession({ layout: id, maximised: undefined }),
});

const presets = windowPresets.map(({ id, widthHu, centreHu }, i): Action => ({
  id: `preset-${id}`,
  keys: [String(i + 1)],
  group: 'window',
  needsCt: true,
  name: (t) =>
    t('actions.preset', {
      name: t(`slices.presets.${id}`),
      width: widthHu,
      centre: formatNumber(centreHu, 'en', 0),
    }),
  run: () => setSession({ window: presetWindow(id) }),
}));

/** The slices are loaded with the first case; their module is only asked for then. */
async function setAutoWindow(): Promise<void> {
  const { autoWindow } = await import('../slices/mounted');
  const view = focusedView();
  const window = autoWindow(view === 'scene' ? undefined : view);
  if (window) setSession({ window });
}

/** Esc undoes the nearest thing: a drag, a maximised view, a tool. */
function cancel(): void {
  const { preview, maximised, firstLine, tool } = useSession.getState();
  if (preview) cancelPath();
  else if (firstLine) setSession({ firstLine: undefined });
  else if (maximised) setSession({ maximised: undefined });
  else if (tool !== 'window') setSession({ tool: 'window' });
  else closeEdit();
}

/** The one table from which key bindings, tooltips and the help dialog are made. */
export const actions: readonly Action[] = [
  {
    id: 'open',
    // Not Ctrl+O: a browser's own shortcut does not let a page open the file dialog.
    keys: ['F'],
    group: 'file',
    name: (t) => t('actions.open'),
    run: () => void chooseFiles(),
  },
  {
    id: 'pacs',
    keys: ['Shift+F'],
    group: 'file',
    name: (t) => t('actions.pacs'),
    run: openPacs,
  },
  {
    id: 'save',
    keys: ['Ctrl+S'],
    group: 'file',
    needsCt: true,
    name: (t) => t('actions.save'),
    run: savePlan,
  },
  {
    id: 'export',
    keys: ['E'],
    group: 'file',
    needsCt: true,
    name: (t) => t('actions.export'),
    run: openExport,
  },
  {
    id: 'undo',
    keys: ['Ctrl+Z'],
    group: 'edit',
    needsCt: true,
    name: (t) => t('actions.undo'),
    run: () => usePlan.getState().undo(),
  },
  {
    id: 'redo',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    group: 'edit',
    needsCt: true,
    name: (t) => t('actions.redo'),
    run: () => usePlan.getState().redo(),
  },
  {
    id: 'cancel',
    keys: ['Escape'],
    group: 'edit',
    needsCt: true,
    name: (t) => t('actions.cancel'),
    run: cancel,
  },
  tool('window', 'W'),
  tool('pan', 'P'),
  tool('zoom', 'Z'),
  tool('crosshair', 'C'),
  tool('length', 'L'),
  tool('circle', 'R'),
  tool('angle', 'A'),
  tool('corner', 'V'),
  tool('midline', 'D'),
  tool('midline-plane', 'B'),
  tool('arrow', 'N'),
  tool('text', 'X'),
  editTool('brush', 'Shift+B'),
  editTool('erase', 'Shift+E'),
  editTool('grow', 'Shift+G'),
  editTool('split', 'Shift+X'),
  editTool('threshold', 'Shift+T'),
  editTool('smooth', 'Shift+S'),
  editTool('fill', 'Shift+H'),
  editTool('islands', 'Shift+I'),
  editTool('interpolate', 'Shift+N'),
  editTool('resize', 'Shift+R'),
  editTool('combine', 'Shift+U'),
  {
    id: 'edit-here',
    keys: ['.'],
    group: 'structure',
    needsCt: true,
    name: (t) => t('editing.here'),
    run: () => void toolAtCrosshair(),
  },
  {
    id: 'brush-smaller',
    keys: ['['],
    group: 'structure',
    needsCt: true,
    name: (t) => t('editing.smaller'),
    run: () => stepBrush(-1),
  },
  {
    id: 'brush-larger',
    keys: [']'],
    group: 'structure',
    needsCt: true,
    name: (t) => t('editing.larger'),
    run: () => stepBrush(1),
  },
  layout('standard', 'S'),
  layout('path', 'T'),
  {
    id: 'maximise',
    keys: ['M'],
    group: 'view',
    needsCt: true,
    name: (t) => t('actions.maximise'),
    run: () => toggleMaximised(focusedView()),
  },
  {
    id: 'outlines',
    keys: ['O'],
    group: 'view',
    needsCt: true,
    name: (t) => t('actions.outlines'),
    run: () => setSession(({ outlinesVisible }) => ({ outlinesVisible: !outlinesVisible })),
  },
  {
    id: 'switch-series',
    keys: ['Y'],
    group: 'view',
    needsCt: true,
    name: (t) => t('actions.switchSeries'),
    run: switchSeries,
  },
  { id: 'help', keys: ['?'], group: 'view', name: (t) => t('actions.help'), run: openHelp },
  ...presets,
  {
    id: 'preset-auto',
    keys: ['0'],
    group: 'window',
    needsCt: true,
    name: (t) => t('actions.autoWindow'),
    run: () => void setAutoWindow(),
  },
  ...steps.map(([id, number]) => step(id, `Alt+${number}`)),
];

export function actionById(id: string): Action {
  const action = actions.find((item) => item.id === id);
  if (!action) throw new Error(`no action ${id}`);
  return action;
}
