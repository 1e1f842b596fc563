import { useTranslation } from 'react-i18next';
import { type Action, actions } from '../actions';
import { Button, Dialog } from '../controls';
import { closeHelp, useDialogs } from '../dialogs';
import { shownKeys } from '../keys';
import { useLocale } from '../useLocale';

const groups: readonly Action['group'][] = ['file', 'edit', 'tools', 'structure', 'view', 'window', 'steps'];
const mouse = [
  'leftDrag',
  'middleDrag',
  'rightDrag',
  'wheel',
  'ctrlWheel',
  'doubleClick',
  'shiftMove',
] as const;
const keyboard = ['arrows', 'pages', 'zoomKeys', 'home', 'remove', 'handle'] as const;

/** All keys and the mouse's habits, from the action table. */
export function HelpDialog() {
  const { t } = useTranslation();
  const isOpen = useDialogs((state) => state.isHelpOpen);
  if (!isOpen) return null;
  return (
    <Dialog title={t('shell.help.title')} onClose={closeHelp}>
      <div className="help">
        {groups.map((group) => (
          <ActionGroup key={group} group={group} />
        ))}
        <HabitGroup title={t('actions.groups.mouse')} habits={mouse} />
        <HabitGroup title={t('actions.groups.keys')} habits={keyboard} />
      </div>
      <div className="dialog-buttons">
        <Button variant="primary" autoFocus onPress={closeHelp}>
          {t('shell.help.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function ActionGroup({ group }: { readonly group: Action['group'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section>
      <h3>{t(`actions.groups.${group}`)}</h3>
      <dl>
        {actions
          .filter((action) => action.group === group)
          .map((action) => (
            <div key={action.id}>
              <dt>
                {action.keys.map((keys) => (
                  <kbd key={keys}>{shownKeys(keys, locale)}</kbd>
                ))}
              </dt>
              <dd>{action.name(t)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

interface HabitProps {
  readonly title: string;
  readonly habits: readonly ((typeof mouse)[number] | (typeof keyboard)[number])[];
}

function HabitGroup({ title, habits }: HabitProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {habits.map((habit) => (
          <div key={habit}>
            <dt>
              <kbd>{t(`actions.habits.${habit}`)}</kbd>
            </dt>
            <dd>{t(`actions.habits.${habit}Does`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
