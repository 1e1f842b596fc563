import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Measurement, mostLabelLetters } from '../../plan/measurements';
import { measured } from '../../plan/measured';
import { circleText } from '../../slices/overlay/measurements';
import { measuredWords, midlineSource } from '../../slices/measurement-words';
import {
  labelMeasurement,
  proposeMidlineAgain,
  removeMeasurement,
  showMeasurement,
} from '../../store/measurements';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import { TextField } from '../case/TextField';
import { Button, IconButton } from '../controls';
import { useLocale } from '../useLocale';
import { useResolution } from '../useResolution';

/** Everything that was measured or noted, wherever it lies; not there before the first one. */
export function Measurements() {
  const { t } = useTranslation();
  const items = usePlan((state) => state.plan.measurements);
  const hasMidline = usePlan((state) => state.plan.midline !== undefined);
  const tool = useSession((state) => state.tool);
  const isAsked = tool === 'midline' || tool === 'midline-plane';
  if (items.length === 0 && !hasMidline && !isAsked) return null;
  return (
    <section className="panel-section measurements-section">
      <h2 className="panel-heading">{t('measure.heading')}</h2>
      {items.length > 0 && (
        <ul className="measurements">
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ul>
      )}
      {(isAsked || hasMidline) && <MidlineLine />}
      {items.length > 0 && <p className="muted measure-tolerance">{t('measure.tolerance')}</p>}
    </section>
  );
}

function Row({ item }: { readonly item: Measurement }) {
  const { t } = useTranslation();
  const isSelected = useSession((state) => state.selectedMeasurement === item.id);
  const words = useWords(item);
  const what = [t(`measure.kinds.${item.kind}`), ...words].join(', ');
  return (
    <li className={isSelected ? 'measurement measurement-selected' : 'measurement'}>
      <div className="measurement-line">
        <button
          type="button"
          className="measurement-show"
          aria-pressed={isSelected}
          aria-label={t('measure.show', { what })}
          onClick={() => showMeasurement(item)}
        >
          <span className="muted">{t(`measure.kinds.${item.kind}`)}</span>
          {words.map((text, n) => (
            <span key={text} className={n === 0 ? 'measurement-value' : undefined}>
              {text}
            </span>
          ))}
        </button>
        <IconButton label={t('measure.remove', { what })} onPress={() => removeMeasurement(item.id)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {isSelected && (
        <TextField
          label={t('measure.name')}
          value={item.label ?? ''}
          maxLength={mostLabelLetters}
          onCommit={(text) => labelMeasurement(item.id, text)}
        />
      )}
    </li>
  );
}

/** As the pictures write it. */
function useWords(item: Measurement): readonly string[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const volume = useSession((state) => state.ct?.volume);
  const resolution = useResolution();
  const midline = usePlan((state) => state.plan.midline);
  const name = item.label ? [item.label] : [];
  if (item.kind === 'circle' && volume && resolution)
    return [...name, ...circleText({ volume, resolution }, item)];
  const { value, more } = measuredWords(t, locale, measured(item, midline, resolution));
  return [...name, value, more].filter((text): text is string => Boolean(text));
}

/** Where the midline comes from, and how to have another. */
function MidlineLine() {
  const { t } = useTranslation();
  const locale = useLocale();
  const midline = usePlan((state) => state.plan.midline);
  return (
    <div className="midline-line">
      <p>
        {midline
          ? t('measure.midlineIs', { source: midlineSource(t, locale, midline) })
          : t('measure.midlineUnset')}
      </p>
      <div className="midline-buttons">
        <Button onPress={() => setSession({ tool: 'midline-plane', firstLine: undefined })}>
          {t('measure.draw')}
        </Button>
        <Button onPress={proposeMidlineAgain}>{t('measure.propose')}</Button>
      </div>
    </div>
  );
}
