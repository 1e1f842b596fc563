import { useTranslation } from 'react-i18next';
import { useUnplaced } from '../../../store/instruments';
import { usePlan } from '../../../store/plan';
import { setSession, useSession } from '../../../store/session';
import { Button } from '../../controls';

/** Buttons that put an end of the path where the user clicks next. */
export function PlaceButtons() {
  const { t } = useTranslation();
  const tool = useSession((state) => state.tool);
  const selected = useSession((state) => state.selectedInstrument);
  const unplaced = useUnplaced(usePlan(({ plan }) => plan.instruments.find(({ id }) => id === selected)));
  return (
    <>
      {unplaced && <p className="note note-near">{t('trajectory.unplaced')}</p>}
      <div className="buttons">
        {(['target', 'entry'] as const).map((end) => (
          <Button
            key={end}
            variant={tool === end || (unplaced && end === 'target' && tool !== 'entry') ? 'primary' : 'plain'}
            onPress={() => setSession({ tool: tool === end ? 'window' : end })}
          >
            {t(end === 'target' ? 'trajectory.placeTarget' : 'trajectory.placeEntry')}
          </Button>
        ))}
      </div>
      {(tool === 'entry' || tool === 'target') && <p className="muted">{t('trajectory.placing')}</p>}
    </>
  );
}
