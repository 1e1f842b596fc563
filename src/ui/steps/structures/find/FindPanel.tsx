import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '../../../../anatomy/spine/naming';
import { levels } from '../../../../catalog/structures/vertebrae';
import { chooseReading, findStructures, nameVertebraAt, useFind } from '../../../../store/find';
import { useSession } from '../../../../store/session';
import { Button, Choices, Select } from '../../../controls';
import { failureText } from '../../../failureText';
import { itemName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';

/** Finds what can be found without a click, and says how the vertebrae were named. */
export function FindPanel() {
  const { t } = useTranslation();
  const { isRunning, grid } = useFind();
  const here = useSession((state) => state.ct?.volume.grid);
  return (
    <section className="find-panel" aria-label={t('find.start')}>
      <Button variant="primary" isDisabled={isRunning || !here} onPress={() => void findStructures()}>
        <ScanSearch size={14} aria-hidden /> {t(isRunning ? 'find.running' : 'find.start')}
      </Button>
      {!isRunning && grid !== here && <p className="note">{t('find.what')}</p>}
      {!isRunning && grid === here && <Outcome />}
    </section>
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
      {reading && readings.length === 1 && (
        <p className="note">
          <strong>{t('find.range', rangeOf(reading))}</strong>, {t(`find.anchor.${reading.anchor}`)}
        </p>
      )}
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
