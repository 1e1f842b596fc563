import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import type { PathAngles } from '../../../trajectory/angles';
import { useLocale } from '../../useLocale';

/** The angles in words, each with the line that it is measured from. */
export function Angles({ angles }: { readonly angles: PathAngles }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { sideways, upwards } = angles;
  const deg = (value: number) => formatNumber(value, locale, 0);
  return (
    <>
      <li>
        <b>
          {sideways.towards === 'neither'
            ? t('trajectory.angles.neitherSideways')
            : t(`trajectory.angles.${sideways.towards}`, { deg: deg(sideways.angleDeg) })}
        </b>{' '}
        <small className="muted">{t('trajectory.angles.sidewaysReference')}</small>
      </li>
      <li>
        <b>
          {upwards.towards === 'neither'
            ? t('trajectory.angles.neitherUpwards')
            : t(`trajectory.angles.${upwards.towards}`, { deg: deg(upwards.angleDeg) })}
        </b>{' '}
        <small className="muted">{t('trajectory.angles.upwardsReference')}</small>
      </li>
      <li>
        <small className="muted">
          {t('trajectory.angles.planes', {
            axial: deg(angles.toAxialDeg),
            sagittal: deg(angles.toSagittalDeg),
            coronal: deg(angles.toCoronalDeg),
          })}
        </small>
      </li>
    </>
  );
}
