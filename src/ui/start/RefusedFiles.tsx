import { useTranslation } from 'react-i18next';
import type { RefusedFile } from '../../formats/gather';
import { failureText } from '../failureText';

const shownMost = 200;

/** The files that were not used, each with its reason; closed at first. */
export function RefusedFiles({ refused }: { readonly refused: readonly RefusedFile[] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <details className="refused">
      <summary>{t('loading.refused', { count: refused.length })}</summary>
      <ul>
        {refused.slice(0, shownMost).map(({ path, failure }) => (
          <li key={path}>{failureText(t, failure)}</li>
        ))}
        {refused.length > shownMost && (
          <li>{t('loading.refusedMore', { count: refused.length - shownMost })}</li>
        )}
      </ul>
    </details>
  );
}
