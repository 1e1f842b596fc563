import { useTranslation } from 'react-i18next';
import type { SnapMode } from '../../../anatomy/vessels/types';
import { isVessel } from '../../../catalog/structures';
import { formatNumber } from '../../../i18n/format';
import { setSnapMode, snapDraft, unsnap, useSnap } from '../../../store/snap';
import { followVessel, setWall, useTrace, type Wall } from '../../../store/trace';
import type { TubeDraft } from '../../../store/tube-draft';
import { Button, Segmented } from '../../controls';
import { failureText } from '../../failureText';
import { useLocale } from '../../useLocale';

const walls: readonly Wall[] = ['outer', 'lumen'];
const modes: readonly SnapMode[] = ['bright-in-fat', 'dark-in-bright'];

/** What the CT itself can add to the points clicked: a vessel with contrast, or the edges around a tube. */
export function FromCt({ draft }: { readonly draft: TubeDraft }) {
  return (
    <div className="tube-from-ct">
      {isVessel(draft.id) && <Follow draft={draft} />}
      <Snap draft={draft} />
    </div>
  );
}

function Follow({ draft: { pointsMm } }: { readonly draft: TubeDraft }) {
  const { t } = useTranslation();
  const { isRunning, wall, failed } = useTrace();
  return (
    <>
      <Segmented<Wall>
        label={t('vessel.wall')}
        value={wall}
        options={walls.map((id) => ({ id, label: t(`vessel.walls.${id}`) }))}
        onChange={setWall}
      />
      <Button isDisabled={isRunning} onPress={() => void followVessel()}>
        {t(isRunning ? 'vessel.following' : 'vessel.follow')}
      </Button>
      {failed?.pointsMm === pointsMm && <p className="note note-near">{failureText(t, failed.failure)}</p>}
    </>
  );
}

function Snap({ draft: { pointsMm } }: { readonly draft: TubeDraft }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { isRunning, mode, snapped, failed } = useSnap();
  const isSnapped = snapped?.pointsMm === pointsMm;
  const share = formatNumber(100 * (snapped?.visibleShare ?? 0), locale, 0);
  return (
    <>
      <Segmented<SnapMode>
        label={t('vessel.mode')}
        value={mode}
        options={modes.map((id) => ({ id, label: t(`vessel.modes.${id}`) }))}
        onChange={setSnapMode}
      />
      <Button isDisabled={isRunning} onPress={() => void snapDraft()}>
        {t(isRunning ? 'vessel.snapping' : 'vessel.snap')}
      </Button>
      {failed?.pointsMm === pointsMm && <p className="note note-near">{failureText(t, failed.failure)}</p>}
      {isSnapped && (
        <p className={snapped.visibleShare >= 0.995 ? 'note' : 'note note-near'} role="status">
          {t(snapped.visibleShare > 0 ? 'vessel.snapped' : 'vessel.notSnapped', { share })}
        </p>
      )}
      {isSnapped && snapped.visibleShare > 0 && (
        <Button variant="quiet" onPress={unsnap}>
          {t('vessel.unsnap')}
        </Button>
      )}
    </>
  );
}
