import { BrainCircuit } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../../i18n/format';
import { chooseModel, forgetModel, runModel, setGpuWanted, useModel } from '../../../../store/model';
import { useSession } from '../../../../store/session';
import { Button, Toggle } from '../../../controls';
import { failureText } from '../../../failureText';
import { useLocale } from '../../../useLocale';
import { ModelFacts } from './ModelFacts';
import { placeText } from './placeText';

/** Runs a network that the user brings along, and says what it is, where it runs and what it found. */
export function ModelPanel() {
  const { t } = useTranslation();
  const { network, json, description, place, failure, busy } = useModel();
  const here = useSession((state) => state.ct?.volume.grid);
  const isOver = useModel(({ outcome }) => outcome !== undefined && outcome.grid === here);
  const isChosen = network !== undefined || json !== undefined;
  return (
    <section className="find-panel model-panel" aria-label={t('model.name')}>
      <Button isDisabled={busy !== undefined || !here} onPress={() => void chooseModel()}>
        <BrainCircuit size={14} aria-hidden /> {t(isChosen ? 'model.other' : 'model.start')}
      </Button>
      {isChosen && (
        <div className="card">
          <p className="note">{t('model.what')}</p>
          {description && here && !isOver && (
            <ModelFacts
              description={description}
              ct={here}
              paths={[network, json].flatMap((file) => file?.path ?? [])}
              place={place}
            />
          )}
          {busy === 'checking' && <p className="note">{t('model.checking')}</p>}
          {busy === 'running' && <Running />}
          {failure && (
            <p className="note note-near" role="alert">
              {failureText(t, failure)}
            </p>
          )}
          <Outcome />
          {busy === undefined && <Choices />}
        </div>
      )}
    </section>
  );
}

/** How far the run is, and the way out of it. */
function Running() {
  const { t } = useTranslation();
  const locale = useLocale();
  const task = useSession((state) => state.tasks.find(({ label }) => label === 'run-model'));
  if (!task) return null;
  return (
    <div className="buttons">
      <span className="note">
        {t('model.running', { share: formatNumber(100 * task.fraction, locale, 0) })}
      </span>
      <Button onPress={task.cancel}>{t('model.cancel')}</Button>
    </div>
  );
}

function Choices() {
  const { t } = useTranslation();
  const { place, isGpuWanted } = useModel();
  return (
    <>
      {place && (place.backend === 'webgpu' || !isGpuWanted) && (
        <Toggle isSelected={isGpuWanted} onChange={(on) => void setGpuWanted(on)}>
          {t('model.useGpu')}
        </Toggle>
      )}
      <div className="buttons">
        {place && (
          <Button variant="primary" onPress={() => void runModel()}>
            {t('model.run')}
          </Button>
        )}
        <Button variant="quiet" onPress={forgetModel}>
          {t('model.forget')}
        </Button>
      </div>
    </>
  );
}

/** What came of the run on the CT that is open. */
function Outcome() {
  const { t } = useTranslation();
  const { outcome, description } = useModel();
  const name = description?.name ?? '';
  const here = useSession((state) => state.ct?.volume.grid);
  if (!outcome || outcome.grid !== here) return null;
  const { added, present, missing, place } = outcome;
  return (
    <div role="status">
      <p className="note">
        {added + present > 0 ? t('model.found', { count: added }) : t('model.foundNone')}{' '}
        {t('model.ran', { name, place: placeText(t, place) })}
      </p>
      {present > 0 && <p className="note">{t('model.present', { count: present })}</p>}
      {missing.length > 0 && (
        <p className="note note-near">{t('model.missing', { names: missing.join(', ') })}</p>
      )}
    </div>
  );
}
