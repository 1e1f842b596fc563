import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../../anatomy/spine/naming';
import { levels } from '../../../../catalog/structures/vertebrae';
import { chooseReading, findStructures, nameVertebraAt, useFind } from '../../../../store/find';
import { useSession } from '../../../../store/session';
import { Button, Choices, Select } from '../../../controls';
import { Fold } from '../../live/Fold';
import { failureText } from '../../../failureText';
import { itemName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';

/** Finds what can be found without a click, and says how the vertebrae were named. */
export function FindPanel() {
  const { t } = useTranslation();
  const { isRunning, grid, lookedAt } = useFind();
  const here = useSession((state) => state.ct?.volume.grid);
  if (here && lookedAt === here && !isRunning) return <Found />;
  return (
    <section className="find-panel" aria-label={t('find.start')}>
      <Button variant="primary" isDisabled={isRunning || !here} onPress={() => void findStructures()}>
        <ScanSearch size={14} aria-hidden /> {t(isRunning ? 'find.running' : 'find.start')}
      </Button>
      {!isRunning && grid !== here && <p className="note">{t('find.what')}</p>}
    </section>
  );
}

/** One line of what was found, so that the list is what one sees; open where there is something to decide. */
function Found() {
  const { t } = useTranslation();
  const { vertebrae } = useFind();
  const reading = vertebrae?.readings[vertebrae.chosen];
  const opens = !reading || vertebrae!.readings.length > 1 || reading.warnings.length > 0;
  const words = reading
    ? `${t('find.range', rangeOf(reading))}, ${t(`find.anchor.${reading.anchor}`)}`
    : t(vertebrae ? 'find.unnamed' : 'find.noVertebrae');
  return (
    <Fold className="find-panel find-done" title={t('find.done', { what: words })} opens={opens}>
      <Outcome />
      <Button onPress={() => void findStructures()}>
        <ScanSearch size={14} aria-hidden /> {t('find.again')}
      </Button>
    </Fold>
  );
}

/** What was there already, what was not found, and how the vertebrae were counted. */
function Outcome() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { vertebrae, failures, missing, present } = useFind();
  const names = missing.map((id) => itemName(id, locale)).join(', ');
  return (
    <>
      {present > 0 && <p className="note">{t('find.present', { count: present })}</p>}
      {vertebrae && <Naming readings={vertebrae.readings} chosen={vertebrae.chosen} />}
      {failures.map((failure) => (
        <p key={failure.code} className="note note-near">
          {failureText(t, failure)}
        </p>
      ))}
      {names && <p className="note note-near find-missing">{t('find.missing', { names })}</p>}
    </>
  );
}

interface NamingProps {
  readonly readings: readonly Reading[];
  readonly chosen: number;
}

/** What the names were counted from, what speaks against it, the other reading, and one click to say it. */
function Naming({ readings, chosen }: NamingProps) {
  const { t } = useTranslation();
  const reading = readings[chosen];
  return (
    <div className="card find-naming">
      {!reading && <p className="note note-near">{t('find.noAnchor')}</p>}
      {readings.length > 1 && (
        <Choices
          label={t('find.readings')}
          value={String(chosen)}
          options={readings.map((item, n) => ({
            id: String(n),
            label: t('find.range', rangeOf(item)),
            text: t(`find.anchor.${item.anchor}`),
          }))}
          onChange={(id) => chooseReading(Number(id))}
        />
      )}
      {reading?.warnings.map((warning) => (
        <p key={warning} className="note note-near">
          {t(`find.warning.${warning}`)}
        </p>
      ))}
      <NameHere />
    </div>
  );
}

function rangeOf({ names }: Reading) {
  const known = names.filter((name) => name !== undefined);
  return { from: known.at(-1) ?? '?', to: known[0] ?? '?' };
}

/** The vertebra at the crosshair is this one: all others follow. */
function NameHere() {
  const { t } = useTranslation();
  const [isMissed, setMissed] = useState(false);
  const name = (level: string) => setMissed(!nameVertebraAt(useSession.getState().crosshairMm, level));
  return (
    <>
      <Select
        label={t('find.here')}
        value={undefined}
        placeholder={t('find.chooseLevel')}
        options={levels.map((level) => ({ id: level, label: level }))}
        onChange={name}
      />
      {isMissed && <p className="note note-near">{t('find.noneHere')}</p>}
    </>
  );
}
