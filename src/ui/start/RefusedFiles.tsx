import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { downloadText } from '../../store/files';
import { useRefused } from '../../store/refused';
import { Button } from '../controls';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { csvOf } from './csv';

const shownMost = 200;

/** The files that were not used, each with its reason, to be read and to be saved. */
export function RefusedFiles({ isOpen = false }: { readonly isOpen?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const refused = useRefused((state) => state.files);
  if (refused.length === 0) return null;
  const save = () => {
    const heading = [
      t('loading.refusedColumns.file'),
      t('loading.refusedColumns.code'),
      t('loading.refusedColumns.reason'),
    ];
    const rows = refused.map(({ path, failure }) => [path, failure.code, failureText(t, failure)]);
    downloadText(
      `${t('loading.refusedName')}.csv`,
      csvOf([heading, ...rows], locale),
      'text/csv;charset=utf-8',
    );
  };
  return (
    <details className="refused" open={isOpen}>
      <summary>{t('loading.refused', { count: refused.length })}</summary>
      <Button onPress={save}>
        <Download size={14} aria-hidden /> {t('loading.refusedSave')}
      </Button>
      <ul>
        {refused.slice(0, shownMost).map(({ path, failure }) => (
          <li key={`${failure.code} ${path}`}>{failureText(t, failure)}</li>
        ))}
        {refused.length > shownMost && (
          <li>{t('loading.refusedMore', { count: refused.length - shownMost })}</li>
        )}
      </ul>
    </details>
  );
}
