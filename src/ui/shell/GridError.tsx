import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { worstGridErrorMm } from '../../core/grid-error';
import { formatNumber } from '../../i18n/format';
import { useSession } from '../../store/session';
import { Tooltip } from '../controls';
import { useLocale } from '../useLocale';

/** The tolerance that the grid alone allows; what it leaves out is one hover or one key away. */
export function GridError() {
  const { t } = useTranslation();
  const locale = useLocale();
  const ct = useSession((state) => state.ct);
  if (!ct) return null;
  return (
    <Tooltip text={t('shell.status.gridErrorHelp')}>
      <Button className="grid-error">
        {t('shell.status.gridError', {
          mm: formatNumber(worstGridErrorMm(ct.resolution ?? ct.volume.grid), locale),
        })}
      </Button>
    </Tooltip>
  );
}
