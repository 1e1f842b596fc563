import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { distance, dot, subtract } from '../../../core/vector';
import { needleAxis } from '../../../simulation/cement/live/opening';
import { type TipPreview, useCementPreview } from '../../../store/cement/preview';
import { forgetTip, keepTip } from '../../../store/cement/tips';
import { Button, IconButton } from '../../controls';
import { useLocale } from '../../useLocale';

/** Tips side by side: how many runs leak, type by type. */
export function Tips() {
  const { t } = useTranslation();
  const tips = useCementPreview((state) => state.tips);
  const risk = useCementPreview((state) => state.risk);
  const isKept = tips.some((tip) => tip.risk === risk);
  return (
    <>
      {risk && !isKept && <Button onPress={keepTip}>{t('cement.keepTip')}</Button>}
      {tips.length > 0 && (
        <table className="risk-table">
          <caption>{t('cement.compare')}</caption>
          <thead>
            <tr>
              <th />
              {tips.map((tip) => (
                <TipHead key={tip.id} tip={tip} first={tips[0]!} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Rows tips={tips} />
          </tbody>
        </table>
      )}
    </>
  );
}

function TipHead({ tip, first }: { readonly tip: TipPreview; readonly first: TipPreview }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mm = (value: number) => formatNumber(value, locale);
  const deeper = dot(subtract(tip.tipMm, first.tipMm), needleAxis(first));
  const aside = Math.sqrt(Math.max(0, distance(tip.tipMm, first.tipMm) ** 2 - deeper ** 2));
  const where = [
    ...(deeper > 0.05 ? [t('cement.tipForward', { mm: mm(deeper) })] : []),
    ...(deeper < -0.05 ? [t('cement.tipBack', { mm: mm(-deeper) })] : []),
    ...(aside > 0.05 ? [t('cement.tipAside', { mm: mm(aside) })] : []),
  ];
  return (
    <th scope="col">
      {t('cement.tipName', { n: tip.id })}
      {tip !== first && <small>{where.join(', ')}</small>}
      <IconButton label={t('cement.removeTip', { n: tip.id })} onPress={() => forgetTip(tip.id)}>
        <Trash2 size={12} aria-hidden />
      </IconButton>
    </th>
  );
}

function Rows({ tips }: { readonly tips: readonly TipPreview[] }) {
  const { t } = useTranslation();
  const types = [
    ...new Set(tips.flatMap(({ risk }) => Object.values(risk?.types ?? {}).map((zone) => zone.type))),
  ];
  const count = (tip: TipPreview, type: (typeof types)[number]) =>
    Math.round((tip.risk?.types[type]?.share ?? 0) * (tip.risk?.runs ?? 0));
  return types
    .filter((type) => tips.some((tip) => count(tip, type) > 0))
    .map((type) => (
      <tr key={type}>
        <th scope="row">{t(`cement.types.${type}`)}</th>
        {tips.map((tip) => (
          <td key={tip.id}>{t('cement.runsLeaked', { n: count(tip, type), count: tip.risk?.runs ?? 0 })}</td>
        ))}
      </tr>
    ));
}
