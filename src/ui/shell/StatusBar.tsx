import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { formatNumber } from '../../i18n/format';
import { useAutosave } from '../../store/autosave';
import { type Task, useSession } from '../../store/session';
import { useLocale } from '../useLocale';
import { pointInLetters } from './coordinates';
import { GridError } from './GridError';
import { MeasureHint } from './MeasureHint';
import { structureName } from '../structureWords';

/** What lies under the pointer, what is being computed, and what the grid allows. */
export function StatusBar() {
  const { t } = useTranslation();
  const hasCt = useSession((state) => state.ct !== undefined);
  const tasks = useSession((state) => state.tasks);
  const failed = useAutosave((state) => state.failed);
  return (
    <footer className="status" aria-label={t('shell.status.label')}>
      {hasCt && <UnderPointer />}
      {hasCt && <MeasureHint />}
      <span className="status-tasks" role="status">
        {tasks.map((task) => (
          <TaskBar key={task.id} task={task} />
        ))}
      </span>
      {failed && <span className="status-warning">{t('shell.status.notSaved')}</span>}
      {hasCt && <GridError />}
    </footer>
  );
}

function UnderPointer() {
  const { t } = useTranslation();
  const locale = useLocale();
  const cursor = useSession((state) => state.cursor);
  const crosshairMm = useSession((state) => state.crosshairMm);
  const structure = useSession((state) =>
    state.structures.find(({ key }) => key === state.cursor?.structureKey),
  );
  if (!cursor) return <span className="status-point muted">{pointInLetters(crosshairMm, locale)}</span>;
  return (
    <>
      <span className="status-point">{pointInLetters(cursor.pointMm, locale)}</span>
      {cursor.slice !== undefined && <span>{t('shell.status.slice', { n: cursor.slice })}</span>}
      <span className="status-hu">
        {cursor.hu === undefined
          ? t('shell.status.outside')
          : t('shell.status.hu', { value: formatNumber(cursor.hu, locale, 0) })}
      </span>
      {structure && <span>{structureName(structure, locale)}</span>}
    </>
  );
}

function TaskBar({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const name = t(`task.${task.label}` as 'task.scan');
  const percent = Math.round(task.fraction * 100);
  return (
    <span className="task">
      {name}
      <progress max={1} value={task.fraction} aria-label={name} />
      <span className="task-percent">{percent}&nbsp;%</span>
      <Button
        className="task-cancel"
        aria-label={t('shell.status.cancel', { task: name })}
        onPress={() => task.cancel()}
      >
        <X size={12} aria-hidden />
      </Button>
    </span>
  );
}
