import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { useLocale } from '../../useLocale';

interface Props {
  readonly id: string;
  /** Simulated seconds per second while something is injected. */
  readonly pace: number | undefined;
}

/** How to press; while the machine lags behind, by how much. */
export function PaceHint({ id, pace }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <p id={id} className="fine-print">
      {pace !== undefined && pace < 0.95
        ? t('cement.pace', { pace: formatNumber(pace, locale, pace < 0.1 ? 2 : 1) })
        : t('cement.holdHint')}
    </p>
  );
}
