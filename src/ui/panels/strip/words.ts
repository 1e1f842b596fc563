import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { useLocale } from '../../useLocale';

/** What is written on the chart, which is drawn outside React. */
export interface StripWords {
  readonly depth: string;
  readonly hu: string;
  readonly clearance: string;
  readonly soft: string;
  readonly bone: string;
  readonly target: string;
  number(value: number): string;
}

export function useStripWords(): StripWords {
  const { t } = useTranslation();
  const locale = useLocale();
  return useMemo(
    () => ({
      depth: t('trajectory.strip.depth'),
      hu: t('trajectory.strip.hu'),
      clearance: t('trajectory.strip.clearance'),
      soft: t('trajectory.strip.soft'),
      bone: t('trajectory.strip.bone'),
      target: t('trajectory.strip.target'),
      number: (value) => formatNumber(value, locale, 0),
    }),
    [t, locale],
  );
}
