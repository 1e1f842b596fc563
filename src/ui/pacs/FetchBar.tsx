import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import { openGiven, useLoading } from '../../store/loading';
import { cancelFetch, fetchChosen } from '../../store/pacs/fetch';
import { forgetKept, keptFiles } from '../../store/pacs/kept';
import { usePacs } from '../../store/pacs/state';
import { Button } from '../controls';
import { closePacs } from '../dialogs';
import { useLocale } from '../useLocale';

/** Fetches what is ticked and opens it as if it had been dropped. */
async function fetchAndOpen(): Promise<void> {
  const { chosen } = usePacs.getState();
  if (!(await fetchChosen())) return;
  closePacs();
  await openGiven(keptFiles(chosen));
  forgetKept();
}

/** How far the fetch is, and what can be done. */
export function FetchBar() {
  const { t } = useTranslation();
  const fetching = usePacs((state) => state.fetching);
  const chosen = usePacs((state) => state.chosen);
  const isResumed = usePacs((state) => state.chosen.some((seriesUid) => state.kept[seriesUid]));
  const isLoading = useLoading((state) => state.isBusy);
  return (
    <div className="pacs-fetch">
      {fetching && <Progress {...fetching} />}
      <span className="pacs-buttons">
        {fetching ? (
          <Button onPress={cancelFetch}>{t('pacs.cancelFetch')}</Button>
        ) : (
          <Button onPress={closePacs}>{t('pacs.close')}</Button>
        )}
        <Button
          variant="primary"
          isDisabled={fetching !== undefined || chosen.length === 0 || isLoading}
          onPress={() => void fetchAndOpen()}
        >
          {t(isResumed && !fetching ? 'pacs.resume' : 'pacs.fetch')}
        </Button>
      </span>
    </div>
  );
}

function Progress({
  done,
  total,
  bytes,
}: {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const megabytes = formatNumber(bytes / 1e6, locale, 1);
  return (
    <span className="pacs-progress" role="status">
      <progress max={Math.max(1, total)} value={done} aria-label={t('task.fetch-pacs')} />
      {total > 0 ? t('pacs.progress', { done, total, megabytes }) : t('pacs.asking')}
    </span>
  );
}
