import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../../../i18n/format';
import { useSession } from '../../../store/session';
import { depthErrorMm } from '../../../trajectory/measured';
import type { PathProfile } from '../../../trajectory/path-profile';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { useShownPath } from '../useShownPath';
import { capitalise, colourOf, structureName } from '../../structureWords';

/** What the curves are, and their values at the plane across the path. */
export function DepthLegend() {
  const { t } = useTranslation();
  const locale = useLocale();
  const profile = useSession((state) => state.pathProfile);
  const structures = useSession((state) => state.structures);
  const depthMm = useSession((state) => state.depthMm);
  const path = useShownPath();
  const resolution = useResolution();
  if (!profile) return null;
  const at = indexAt(profile, depthMm);
  const depthToleranceMm = path && resolution && depthErrorMm(resolution, path, depthMm);
  const hu = profile.hu[at] ?? Number.NaN;
  return (
    <ul className="depth-legend">
      <li>{t('trajectory.strip.at', { distance: formatDistance(depthMm, depthToleranceMm, locale) })}</li>
      <li>
        <span className="swatch swatch-hu" aria-hidden />
        {Number.isNaN(hu)
          ? t('trajectory.strip.outside')
          : `${formatNumber(hu, locale, 0)} ${t('trajectory.strip.hu')}`}
      </li>
      {profile.clearances.map(({ key, mm, toleranceMm }) => {
        const structure = structures.find((item) => item.key === key);
        if (!structure) return null;
        return (
          <li key={key}>
            <span className="swatch" style={{ backgroundColor: colourOf(structure.id) }} aria-hidden />
            {capitalise(structureName(structure, locale))}{' '}
            <b>{formatDistance(mm[at]!, toleranceMm[at]!, locale)}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** The sample nearest to a depth. */
function indexAt({ depthMm }: PathProfile, wantedMm: number): number {
  const above = depthMm.findIndex((depth) => depth >= wantedMm);
  if (above < 0) return depthMm.length - 1;
  const below = Math.max(above - 1, 0);
  return wantedMm - depthMm[below]! < depthMm[above]! - wantedMm ? below : above;
}
