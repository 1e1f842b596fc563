import { FileOutput, FolderOpen, HardDriveDownload, HelpCircle, Redo2, Save, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { CaseLine } from '../case/CaseLine';
import { IconButton, Segmented } from '../controls';
import { closeCaseAfterAsking } from '../fileActions';
import { useLocale } from '../useLocale';
import { ActionButton } from './ActionButton';

const languages = [
  { id: 'fr', label: 'FR' },
  { id: 'en', label: 'EN' },
] as const;

export function Header() {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  const hasCt = useSession((state) => state.ct !== undefined);
  return (
    <header className="header">
      <span className="brand">Trocart</span>
      {hasCt ? <CaseLine className="case-line" /> : <span className="case-line" />}
      <span className="header-group">
        {hasCt && <History />}
        <ActionButton id="open" icon={FolderOpen} />
        <ActionButton id="pacs" icon={HardDriveDownload} />
        {hasCt && <ActionButton id="save" icon={Save} />}
        {hasCt && <ActionButton id="export" icon={FileOutput} />}
        {hasCt && (
          <IconButton label={t('actions.closeCase')} onPress={closeCaseAfterAsking}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </span>
      <Segmented
        label={t('shell.language')}
        value={locale}
        options={languages}
        onChange={(next) => void i18n.changeLanguage(next)}
      />
      <ActionButton id="help" icon={HelpCircle} />
      <strong className="disclaimer">{t('shell.disclaimer')}</strong>
    </header>
  );
}

/** Undo and redo say what they undo and redo. */
function History() {
  const { t } = useTranslation();
  const past = usePlan((state) => state.past.at(-1)?.label);
  const future = usePlan((state) => state.future[0]?.label);
  const named = (key: 'shell.undoWhat' | 'shell.redoWhat', label: string) =>
    t(key, { what: t(`edit.${label}` as 'edit.set-case') });
  return (
    <>
      <ActionButton
        id="undo"
        icon={Undo2}
        label={past ? named('shell.undoWhat', past) : t('shell.nothingToUndo')}
        isDisabled={!past}
      />
      <ActionButton
        id="redo"
        icon={Redo2}
        label={future ? named('shell.redoWhat', future) : t('shell.nothingToRedo')}
        isDisabled={!future}
      />
    </>
  );
}
