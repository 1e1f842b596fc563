import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { worstGridErrorMm } from '../../core/grid-error';
import { formatTolerance } from '../../i18n/format';
import { Tooltip } from '../controls';
import { useLocale } from '../useLocale';
import { useResolution } from '../useResolution';

/** The tolerance that the grid alone allows; what it leaves out is one hover or one key away. */
export function GridError() {
  const { t } = useTranslation();
  const locale = useLocale();
  const resolution = useResolution();
  if (!resolution) return null;
  return (
    <Tooltip text={t('shell.status.gridErrorHelp')}>
      <Button className="grid-error">
        {t('shell.status.gridError', {
          tolerance: formatTolerance(worstGridErrorMm(resolution), locale, { unit: 'mm' }),
        })}
      </Button>
    </Tooltip>
  );
}
