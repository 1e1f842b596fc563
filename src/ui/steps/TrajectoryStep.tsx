import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/session';
import { useShownPath } from '../panels/useShownPath';
import { CarriedNote } from './trajectory/CarriedNote';
import { Coordinates } from './trajectory/Coordinates';
import { FirstPath } from './trajectory/FirstPath';
import { Lengths } from './trajectory/Lengths';
import { PathChoice } from './trajectory/PathChoice';
import { PathFlags } from './trajectory/PathFlags';
import { PathInWords } from './trajectory/PathInWords';
import { PlaceButtons } from './trajectory/PlaceButtons';
import { Reach } from './trajectory/Reach';

/** Step 4: entry, target, angles in words, depths; coordinates behind "details". */
export function TrajectoryStep() {
  const { t } = useTranslation();
  const path = useShownPath();
  const geometry = useSession((state) => state.pathGeometry);
  return (
    <section className="step step-trajectory">
      <h2>{t('trajectory.heading')}</h2>
      <CarriedNote />
      {path ? (
        <>
          <PathChoice />
          <PlaceButtons />
          <PathFlags path={path} />
          <PathInWords path={path} />
          {geometry && <Lengths geometry={geometry} />}
          <Reach />
          <Coordinates path={path} />
        </>
      ) : (
        <FirstPath />
      )}
    </section>
  );
}
