import { Ruler } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  landmarkNames,
  type LandmarkName,
  type MeasuredVertebra,
  placeOf,
} from '../../anatomy/vertebra/landmarks';
import { type VertebraPart, vertebraParts } from '../../anatomy/vertebra/parts';
import type { Structure } from '../../core/structure';
import { partColours } from '../../store/landmark-marks';
import {
  forgetLandmarks,
  isVertebra,
  measureStructure,
  showParts,
  useLandmarks,
} from '../../store/landmarks';
import { setSession } from '../../store/session';
import { Button, Toggle } from '../controls';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { structureName } from '../structureWords';
import { useMeasureWords } from './measureWords';

/** Measures of a vertebra, asked for with a button: what there is, what is missing and why, its parts in colours. */
export function VertebraMeasures({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { key, isRunning, measured, failed } = useLandmarks();
  if (!isVertebra(structure.id)) return null;
  const isThis = key === structure.key;
  const name = structureName(structure, locale);
  if (!isThis)
    return (
      <div className="buttons">
        <Button
          aria-label={t('landmarks.measureNamed', { name })}
          onPress={() => void measureStructure(structure)}
        >
          <Ruler size={13} aria-hidden /> {t('landmarks.measure')}
        </Button>
      </div>
    );
  return (
    <section
      className="vertebra-measures"
      aria-label={t('landmarks.headingNamed', { name })}
      aria-live="polite"
    >
      <h4>{t('landmarks.heading')}</h4>
      {isRunning && <p className="muted">{t('landmarks.running')}</p>}
      {failed && <p className="note note-near">{failureText(t, failed)}</p>}
      {measured && <Measures measured={measured} />}
      <div className="buttons">
        <Button variant="quiet" onPress={forgetLandmarks}>
          {t('landmarks.close')}
        </Button>
      </div>
    </section>
  );
}

function Measures({ measured }: { readonly measured: MeasuredVertebra }) {
  const { t } = useTranslation();
  const words = useMeasureWords(measured);
  const shown = landmarkNames.filter((what) => measured.landmarks[what]);
  return (
    <>
      <dl className="detail-facts">
        {words.body.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {shown.map((what) => (
          <div key={what}>
            <dt>
              <Jump what={what} measured={measured} />
            </dt>
            <dd>
              {words.of(what).map((text) => (
                <span key={text} className="measure-line">
                  {text}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {measured.missing.length > 0 && (
        <ul className="find-missing note note-near">
          {measured.missing.map(({ what, why }) => (
            <li key={what}>
              {t(`landmarks.what.${what}`)}
              {t('landmarks.colon')} {failureText(t, why)}
            </li>
          ))}
        </ul>
      )}
      <PartsToggle />
      <p className="muted">{t('landmarks.honest')}</p>
    </>
  );
}

/** The name of a landmark; a press moves the crosshair there. */
function Jump({ what, measured }: { readonly what: LandmarkName; readonly measured: MeasuredVertebra }) {
  const { t } = useTranslation();
  const landmark = measured.landmarks[what];
  const name = t(`landmarks.what.${what}`);
  return (
    <button
      type="button"
      className="row-name"
      title={t('landmarks.jump', { name })}
      onClick={() => landmark && setSession({ crosshairMm: placeOf(landmark) })}
    >
      {name}
    </button>
  );
}

function PartsToggle() {
  const { t } = useTranslation();
  const { showsParts } = useLandmarks();
  return (
    <>
      <Toggle isSelected={showsParts} onChange={(on) => void showParts(on)}>
        {t('landmarks.parts')}
      </Toggle>
      {showsParts && (
        <ul className="part-legend">
          {(Object.keys(vertebraParts) as VertebraPart[]).map((part) => (
            <li key={part}>
              <span className="swatch" style={{ backgroundColor: partColours[part] }} aria-hidden />
              {t(`landmarks.part.${part}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
