import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import { openSample, useLoading } from '../../store/loading';
import { listSamples, type Sample, sampleUrl } from '../../store/samples';
import { Button } from '../controls';
import { useLocale } from '../useLocale';

/** The synthetic cases that lie beside the page; nothing of them is fetched before one is picked. */
export function Samples() {
  const { t } = useTranslation();
  const [samples, setSamples] = useState<readonly Sample[]>();
  useEffect(() => void listSamples().then(setSamples), []);
  return (
    <section className="samples" aria-labelledby="samples-title">
      <h2 id="samples-title">{t('loading.samples')}</h2>
      {samples?.length === 0 && <p className="muted">{t('loading.noSamples')}</p>}
      <ul>
        {samples?.map((sample) => (
          <li key={sample.id}>
            <SampleCard sample={sample} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SampleCard({ sample }: { readonly sample: Sample }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isBusy = useLoading((state) => state.isBusy);
  const megabytes = formatNumber(sample.bytes / 1e6, locale, 0);
  return (
    <article className="sample-card">
      {sample.picture && <img src={sampleUrl(sample.picture)} alt="" />}
      <div className="sample-words">
        <h3>{sample.title[locale]}</h3>
        <p>{sample.line[locale]}</p>
        <p>
          <strong className="simulated-badge">{t('loading.simulated')}</strong>{' '}
          <span className="muted">{t('loading.sampleSize', { size: megabytes })}</span>
        </p>
        <Button isDisabled={isBusy} onPress={() => void openSample(sample)}>
          {t('loading.openSample')}
        </Button>
      </div>
    </article>
  );
}
