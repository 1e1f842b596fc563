import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber, formatQuantity } from '../../i18n/format';
import type { Story } from '../../plan/story';
import { type Banded, bandAt, rangeOfRun } from '../../store/demo/bands';
import { type Instant, type Recording, toleranceOf, verdictOf } from '../../store/demo/recording';
import type { Verdict } from '../../trajectory/verdict';
import { fluidParameterItems } from '../../simulation/hydrodissection/patient/parameters';
import { curveDashes } from '../steps/hydrodissection/curve-chart';
import { clock } from '../steps/live/words';
import { capitalise, colourOf, itemName } from '../structureWords';
import { VerdictSign } from '../panels/VerdictSign';
import { useLocale } from '../useLocale';
import { valueInRun } from './chart-data';

/** How much is in, how much opens the pocket, how long it took. */
export function StoryTiles({ instant }: { readonly instant: Instant }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const ml = (value: number) => formatQuantity(value, 'mL', locale, 0);
  return (
    <dl className="story-tiles">
      <div>
        <dd>{ml(instant.injectedMl)}</dd>
        <dt>{t('demo.injected')}</dt>
      </div>
      <div>
        <dd>{ml(instant.pocketMl)}</dd>
        <dt>{t('demo.pocket')}</dt>
      </div>
      <div>
        <dd>{clock(instant.elapsedS)}</dd>
        <dt>{t('demo.elapsed')}</dt>
      </div>
    </dl>
  );
}

interface Props {
  readonly story: Story;
  readonly recording: Recording;
  readonly instant: Instant;
  /** Demanded, by structure, mm. */
  readonly marginsMm: Readonly<Record<string, number>>;
}

/** Each structure by its dash and colour, its clearance now, its band, and what earlier runs gave. */
export function StoryLegend({ story, recording, instant, marginsMm }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const banded = story.curves.map((structure) => bandAt(story, recording, instant, structure));
  return (
    <>
      <ul className="story-legend">
        {story.curves.map((structure, n) => (
          <LegendRow
            key={structure}
            {...{ story, recording, instant, marginsMm, structure, n }}
            banded={banded[n]}
          />
        ))}
      </ul>
      {instant.outMl > 0.5 && (
        <p className="story-footnote">
          {t('hydrodissection.numbers.out', { ml: formatNumber(instant.outMl, locale, 0) })}
        </p>
      )}
      {instant.injectedMl > 0 && (
        <BandWords recording={recording} instant={instant} banded={banded.find((one) => one !== undefined)} />
      )}
    </>
  );
}

interface RowProps extends Props {
  readonly structure: string;
  readonly n: number;
  readonly banded: Banded | undefined;
}

function LegendRow({ recording, instant, marginsMm, structure, n, banded }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const value = instant.clearances[structure];
  const marginMm = marginsMm[structure];
  const toleranceMm = toleranceOf(recording.runs[instant.run]!, structure);
  const mm = (number: number) => formatNumber(number, locale);
  const earlier = recording.runs.slice(0, instant.run).flatMap(({ label }, run) => {
    const there = valueInRun(recording, run, structure, instant.injectedMl);
    return there !== undefined && label && instant.injectedMl > 0 ? [`${label[locale]} ${mm(there)}`] : [];
  });
  return (
    <li>
      <svg className="story-swatch" viewBox="0 0 44 10" aria-hidden>
        <line
          x1="2"
          x2="42"
          y1="5"
          y2="5"
          stroke={colourOf(structure)}
          strokeWidth="5"
          strokeDasharray={(curveDashes[n] ?? []).map((length) => 1.6 * length).join(' ')}
        />
      </svg>
      <span className="story-name">{capitalise(itemName(structure, locale))}</span>
      <b>{value === undefined ? '–' : formatDistance(value, toleranceMm, locale)}</b>
      <span className="story-second">
        {marginMm !== undefined && value !== undefined && (
          <StoryVerdict verdict={verdictOf(recording.runs[instant.run]!, structure, value, marginMm)} />
        )}
        {banded && <span>{t('demo.band', { low: mm(banded.band.low), high: mm(banded.band.high) })}</span>}
        {earlier.length > 0 && <span>{earlier.join(' · ')}</span>}
      </span>
    </li>
  );
}

/** Told by shape, colour and words; the margin itself is the dotted line. */
function StoryVerdict({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <b>
      <VerdictSign saying={verdict} /> {t(`trajectory.verdicts.${verdict}`)}
    </b>
  );
}

interface BandProps extends Pick<Props, 'recording' | 'instant'> {
  readonly banded: Banded | undefined;
}

/** What the band is over; where there is none, what was taken for granted. */
function BandWords({ recording, instant, banded }: BandProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [from, to] = fluidParameterItems.decayS.range;
  const words = {
    low: formatNumber(rangeOfRun(recording.runs[instant.run]!)?.low ?? 1, locale, 2),
    from: formatNumber(from / 60, locale, from % 60 === 0 ? 0 : 1),
    to: formatNumber(to / 60, locale, to % 60 === 0 ? 0 : 1),
  };
  const over = !banded ? 'none' : banded.over.length === 2 ? 'both' : banded.over[0]!;
  return <p className="story-footnote">{t(`demo.bandOver.${over}`, words)}</p>;
}
