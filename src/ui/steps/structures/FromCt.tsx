import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapMode } from '../../../anatomy/vessels/types';
import { isVessel } from '../../../catalog/structures';
import { contrastHu, type TubeContrast, tubeContrast } from '../../../core/tube-contrast';
import { formatNumber } from '../../../i18n/format';
import { useSession } from '../../../store/session';
import { setSnapMode, snapDraft, unsnap, useSnap } from '../../../store/snap';
import { followVessel, setWall, useTrace, type Wall } from '../../../store/trace';
import type { TubeDraft } from '../../../store/tube-draft';
import { Button, Segmented } from '../../controls';
import { failureText } from '../../failureText';
import { capitalise } from '../../structureWords';
import { useLocale } from '../../useLocale';

const walls: readonly Wall[] = ['outer', 'lumen'];
const modes: readonly SnapMode[] = ['bright-in-fat', 'dark-in-bright'];
/** Blood without contrast has 30–60 HU; brighter than this it holds some. House value. */
const withContrastHu = 100;

/** What the CT itself can add to the points clicked: a vessel with contrast, or the edges around a tube. */
export function FromCt({ draft }: { readonly draft: TubeDraft }) {
  const contrast = useContrast(draft);
  const isEnhanced = contrast !== undefined && contrast.insideHu >= withContrastHu;
  const follows = isVessel(draft.id);
  return (
    <div className="tube-from-ct">
      {contrast && <Seen contrast={contrast} />}
      {follows && isEnhanced && <Follow draft={draft} isMeant />}
      <Snap draft={draft} isMeant={!(follows && isEnhanced)} />
      {follows && !isEnhanced && <Follow draft={draft} isMeant={false} />}
    </div>
  );
}

function useContrast({ pointsMm, radiiMm }: TubeDraft): TubeContrast | undefined {
  const volume = useSession((state) => state.ct?.volume);
  return useMemo(() => volume && tubeContrast(volume, { pointsMm, radiiMm }), [volume, pointsMm, radiiMm]);
}

/** How far the CT tells the tube from what lies around it. */
function Seen({ contrast }: { readonly contrast: TubeContrast }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <p className={contrast.wallVisible ? 'note' : 'note note-near'}>
      {capitalise(
        t('structures.wallNumbers', {
          inside: formatNumber(contrast.insideHu, locale, 0),
          ring: formatNumber(contrast.ringHu, locale, 0),
          limit: contrastHu,
          share: formatNumber(100 * contrast.visibleShare, locale, 0),
        }),
      )}
    </p>
  );
}

interface Props {
  readonly draft: TubeDraft;
  /** What this CT calls for: it stands first. */
  readonly isMeant: boolean;
}

function Follow({ draft: { pointsMm }, isMeant }: Props) {
  const { t } = useTranslation();
  const { isRunning, wall, failed } = useTrace();
  return (
    <>
      {isMeant && (
        <Segmented<Wall>
          label={t('vessel.wall')}
          value={wall}
          options={walls.map((id) => ({ id, label: t(`vessel.walls.${id}`) }))}
          onChange={setWall}
        />
      )}
      <Button
        variant={isMeant ? 'primary' : undefined}
        isDisabled={isRunning}
        onPress={() => void followVessel()}
      >
        {t(isRunning ? 'vessel.following' : 'vessel.follow')}
      </Button>
      {failed?.pointsMm === pointsMm && <p className="note note-near">{failureText(t, failed.failure)}</p>}
    </>
  );
}

function Snap({ draft: { pointsMm }, isMeant }: Props) {
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
      <Button
        variant={isMeant && !isSnapped ? 'primary' : undefined}
        isDisabled={isRunning}
        onPress={() => void snapDraft()}
      >
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
