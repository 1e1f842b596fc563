import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeptPlan, keptPlans } from '../../store/autosave';
import { openSample, useLoading } from '../../store/loading';
import { notify } from '../../store/notices';
import { listSamples } from '../../store/samples';
import { caseInWords } from '../case/caseWords';
import { Button } from '../controls';
import { discardAfterAsking, downloadPlan } from '../fileActions';
import { useLocale } from '../useLocale';

const shownMost = 3;

/** The plans that this browser kept, with the CT that each needs. */
export function KeptPlans() {
  const { t } = useTranslation();
  const [kept, setKept] = useState<readonly KeptPlan[]>([]);
  const refresh = () => void keptPlans().then((all) => setKept(all.slice(0, shownMost)));
  useEffect(refresh, []);
  if (kept.length === 0) return null;
  return (
    <section className="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">{t('loading.keptTitle')}</h2>
      <ul>
        {kept.map((item) => (
          <li key={item.fingerprint}>
            <KeptCard item={item} onDiscard={() => discardAfterAsking(item, refresh)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeptCard({ item, onDiscard }: { readonly item: KeptPlan; onDiscard(): void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isBusy = useLoading((state) => state.isBusy);
  const { plan, keptAt } = item;
  const sample = plan.ct?.sample;
  const when = new Date(keptAt).toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const words = caseInWords(t, locale, plan.case).filter((part) => !part.missing);
  return (
    <article className="kept-card">
      <div>
        <h3>{words.map((part) => part.text).join(' · ') || t('loading.keptUnnamed')}</h3>
        <p className="muted">
          {t('loading.keptWhen', { when })} {sample ? t('loading.keptSample') : t('loading.keptCt')}
        </p>
      </div>
      <div className="kept-buttons">
        {sample && (
          <Button variant="primary" isDisabled={isBusy} onPress={() => void continueSample(sample)}>
            {t('loading.continue')}
          </Button>
        )}
        <Button onPress={() => downloadPlan(plan)}>{t('loading.downloadPlan')}</Button>
        <Button variant="quiet" onPress={onDiscard}>
          {t('loading.discard')}
        </Button>
      </div>
    </article>
  );
}

async function continueSample(id: string): Promise<void> {
  const sample = (await listSamples()).find((item) => item.id === id);
  if (sample) await openSample(sample, { withPlan: false });
  else notify('error', { code: 'sample-not-here', data: { sample: id } });
}
