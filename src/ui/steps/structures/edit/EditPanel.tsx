import { Pencil, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../../i18n/format';
import { closeEdit, useEdit } from '../../../../store/edit/state';
import { useSession } from '../../../../store/session';
import { Button, IconButton } from '../../../controls';
import { structureName, itemName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';
import { EditToolbar } from './EditToolbar';
import { TargetChoice } from './TargetChoice';
import { ToolOptions } from './ToolOptions';

/** Makes and changes structures voxel by voxel: what is edited, the tools, and the numbers of the one in use. */
export function EditPanel() {
  const { t } = useTranslation();
  const isOpen = useEdit((state) => state.isOpen);
  if (isOpen) return <OpenPanel />;
  return (
    <Button onPress={() => useEdit.setState({ isOpen: true })}>
      <Pencil size={14} aria-hidden /> {t('editing.start')}
    </Button>
  );
}

function OpenPanel() {
  const { t } = useTranslation();
  const hasTarget = useEdit((state) => state.target !== undefined);
  return (
    <section className="card edit-panel" aria-label={t('editing.toolbar')}>
      <header className="edit-header">
        {hasTarget ? <Edited /> : <h3>{t('editing.start')}</h3>}
        <IconButton label={t('editing.close')} onPress={closeEdit}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      <TargetChoice />
      {hasTarget && <EditToolbar />}
      {hasTarget && <ToolOptions />}
    </section>
  );
}

/** What is edited, and how large it is by now. */
function Edited() {
  const { t } = useTranslation();
  const locale = useLocale();
  const target = useEdit((state) => state.target);
  const isWorking = useEdit((state) => state.pending > 0);
  const structure = useSession((state) => state.structures.find(({ key }) => key === target?.key));
  const name = structure ? structureName(structure, locale) : itemName(target?.id ?? '', locale);
  const volume = structure
    ? t('editing.volume', {
        volume: formatNumber(structure.volumeMl, locale, structure.volumeMl < 10 ? 2 : 1),
      })
    : t('editing.notBegun');
  return (
    <h3>
      {t('editing.heading', { name })}{' '}
      <span className="muted edit-volume" role="status">
        {isWorking ? t('editing.working') : volume}
      </span>
    </h3>
  );
}
