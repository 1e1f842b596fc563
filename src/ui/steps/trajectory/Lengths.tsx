import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../../../i18n/format';
import { commitPath, previewPath, shownPath } from '../../../store/paths';
import { usePlan } from '../../../store/plan';
import type { PathGeometry } from '../../../trajectory/path-geometry';
import { atDepth } from '../../../trajectory/solid';
import { useLocale } from '../../useLocale';

/** An entry this near to the skin is on it, mm. */
export const onSkinMm = 2;

/** Skin to bone, skin to tip and in bone, with where skin and bone come from. */
export function Lengths({ geometry }: { readonly geometry: PathGeometry }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { skinMm, skinToleranceMm } = geometry;
  const rows = [
    ['skinToBone', geometry.skinToBoneMm, geometry.skinToBoneToleranceMm],
    ['skinToTip', geometry.skinToTargetMm, geometry.skinToTargetToleranceMm],
    ['inBone', geometry.inBoneMm, geometry.inBoneToleranceMm],
    ['entryToTip', geometry.lengthMm, geometry.lengthToleranceMm],
  ] as const;
  return (
    <>
      <dl className="lengths">
        {rows.map(([id, mm, toleranceMm]) => (
          <div key={id}>
            <dt>{t(`trajectory.lengths.${id}`)}</dt>
            <dd>
              {mm === undefined ? t('trajectory.lengths.unknown') : formatDistance(mm, toleranceMm, locale)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="fine-print">{useOrigins(geometry).join(' · ')}</p>
      {geometry.skinOutsideCt && <p className="note note-near">{t('trajectory.skinOutsideCt')}</p>}
      {skinMm !== undefined && Math.abs(skinMm) > onSkinMm && (
        <div className="note note-near">
          <p>
            {t(skinMm > 0 ? 'trajectory.skinAbove' : 'trajectory.skinDeeper', {
              distance: formatDistance(Math.abs(skinMm), skinToleranceMm, locale),
            })}
          </p>
          <button type="button" className="link" onClick={() => putOnSkin(skinMm)}>
            {t('trajectory.ontoSkin')}
          </button>
        </div>
      )}
    </>
  );
}

/** Moves the entry along the axis to where the skin is. */
function putOnSkin(skinMm: number): void {
  const path = shownPath();
  if (!path) return;
  previewPath({ entryMm: atDepth(path, skinMm) });
  commitPath();
}

function useOrigins({ skinFrom, boneFrom }: PathGeometry): string[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const { skinHu, boneHu } = usePlan((state) => state.plan.thresholds);
  const hu = (value: number) => formatNumber(value, locale, 0);
  return [
    ...(skinFrom === 'labels' ? [t('trajectory.from.skinLabels')] : []),
    ...(skinFrom === 'hu' ? [t('trajectory.from.skinHu', { hu: hu(skinHu) })] : []),
    ...(boneFrom === 'labels' ? [t('trajectory.from.boneLabels')] : []),
    ...(boneFrom === 'hu' ? [t('trajectory.from.boneHu', { hu: hu(boneHu) })] : []),
  ];
}
