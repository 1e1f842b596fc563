import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { anatomicalPlane, slicePosition } from '../../../core/plane';
import type { LpsPoint } from '../../../core/units';
import { formatDistance } from '../../../i18n/format';
import type { PathState } from '../../../store/paths';
import { useSession } from '../../../store/session';
import { type PathPlace, placePath } from '../../../trajectory/consistency';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { Angles } from './Angles';
import { onSkinMm } from './Lengths';

/** Where the path begins and ends, as one says it aloud. */
export function PathInWords({ path }: { readonly path: PathState }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  const { entryMm, targetMm } = path;
  const resolution = useResolution();
  const place = useMemo(
    () => placePath(structures, entryMm, targetMm, resolution),
    [structures, entryMm, targetMm, resolution],
  );
  const geometry = useSession((state) => state.pathGeometry);
  const slice = useSliceNumber(entryMm);
  const skinMm = geometry?.skinMm;
  const onSkin = skinMm === undefined || Math.abs(skinMm) <= onSkinMm;
  const what = t(onSkin ? 'trajectory.skinEntry' : 'trajectory.plainEntry');
  return (
    <ul className="path-words">
      <li>
        {place === undefined
          ? t('trajectory.entrySlice', { what, slice })
          : place.side === 'midline'
            ? t('trajectory.entryMidline', { what, slice })
            : t('trajectory.entryPlace', {
                what,
                distance: formatDistance(
                  Math.abs(place.offMidlineMm),
                  place.offMidlineToleranceMm,
                  locale,
                  0,
                ),
                side: t(`trajectory.sides.${place.side}`),
                slice,
              })}
      </li>
      <li>{useTargetWords(place)}</li>
      {geometry && <Angles angles={geometry.angles} />}
    </ul>
  );
}

function useTargetWords(place: PathPlace | undefined): string {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!place?.vertebra) return t('trajectory.targetNowhere');
  const { level, holdsTarget, distanceMm, toleranceMm } = place.vertebra;
  return holdsTarget
    ? t('trajectory.targetIn', { level })
    : t('trajectory.targetNear', { level, distance: formatDistance(distanceMm, toleranceMm, locale) });
}

function useSliceNumber(point: LpsPoint): string {
  const grid = useSession((state) => state.ct?.volume.grid);
  if (!grid) return '—';
  return String(Math.round(slicePosition(grid, anatomicalPlane(grid, 'axial', point)).index) + 1);
}
