import { useTranslation } from 'react-i18next';
import { formatNumber, formatTolerance, formatWithin } from '../../../i18n/format';
import type { Lean, PathAngles } from '../../../trajectory/angles';
import { useLocale } from '../../useLocale';

/** The angles in words, each with the line that it is measured from. */
export function Angles({ angles }: { readonly angles: PathAngles }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { sideways, upwards } = angles;
  const whole = (value: number) => formatNumber(value, locale, 0);
  const deg = ({ angleDeg, toleranceDeg }: Lean) =>
    formatWithin(angleDeg, toleranceDeg, locale, { decimals: 0 });
  return (
    <>
      <li>
        <b>
          {sideways.towards === 'neither'
            ? t('trajectory.angles.neitherSideways')
            : t(`trajectory.angles.${sideways.towards}`, { deg: deg(sideways) })}
        </b>{' '}
        <small className="muted">{t('trajectory.angles.sidewaysReference')}</small>
      </li>
      <li>
        <b>
          {upwards.towards === 'neither'
            ? t('trajectory.angles.neitherUpwards')
            : t(`trajectory.angles.${upwards.towards}`, { deg: deg(upwards) })}
        </b>{' '}
        <small className="muted">{t('trajectory.angles.upwardsReference')}</small>
      </li>
      <li>
        <small className="muted">
          {t('trajectory.angles.planes', {
            tolerance: `${formatTolerance(angles.toleranceDeg ?? 0, locale, { decimals: 0 })}°`,
            axial: whole(angles.toAxialDeg),
            sagittal: whole(angles.toSagittalDeg),
            coronal: whole(angles.toCoronalDeg),
          })}
        </small>
      </li>
    </>
  );
}
