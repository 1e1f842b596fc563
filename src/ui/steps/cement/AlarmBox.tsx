import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../../../i18n/format';
import { goOnNevertheless } from '../../../store/cement/drive';
import { useCementNear } from '../../../store/cement/near';
import { setCement, useCement } from '../../../store/cement/state';
import { useSession } from '../../../store/session';
import { Button } from '../../controls';
import { structureName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { outletWords } from './words';

const venous = ['basivertebral-vein', 'segmental-vein', 'epidural-vein', 'prevertebral-vein'];
const forbidden = ['canal', 'disc', 'joint', 'foramen', 'transverse-foramen'] as const;
type Forbidden = (typeof forbidden)[number];

/** A leak, told the moment it happens: what it is, how much, how near to what, and what to do. */
export function AlarmBox() {
  const { t } = useTranslation();
  const locale = useLocale();
  const alarm = useCement((state) => state.alarm);
  const prepared = useCement((state) => state.prepared);
  const outlet = alarm && prepared?.outlets.get(alarm.outlet);
  if (!alarm || !outlet || !prepared) return null;
  const { type } = outlet;
  return (
    <div className={alarm.isForbidden ? 'alarm alarm-forbidden' : 'alarm'} role="alert">
      <strong>{t('cement.alarm.leak', { type: outletWords(t, prepared.model, outlet) })}</strong>
      <p>
        {t('cement.alarm.at', { ml: formatNumber(alarm.injectedMl, locale, 2) })}
        <NearestLine />
      </p>
      {alarm.isForbidden ? (
        <>
          <p>{t('cement.alarm.forbidden')}</p>
          <p>
            {t(
              `cement.alarm.why.${forbidden.find((item) => item === type) ?? ('canal' satisfies Forbidden)}`,
            )}
          </p>
          <Button onPress={goOnNevertheless}>{t('cement.alarm.nevertheless')}</Button>
          <p className="fine-print">{t('cement.alarm.neverthelessHint')}</p>
        </>
      ) : (
        <>
          <p>{t(venous.includes(type) ? 'cement.alarm.venous' : 'cement.alarm.cortical')}</p>
          <Button onPress={() => setCement({ alarm: undefined })}>{t('cement.dismiss')}</Button>
        </>
      )}
    </div>
  );
}

/** How near the cement is to the nearest at-risk structure, once that is measured. */
function NearestLine() {
  const { t } = useTranslation();
  const locale = useLocale();
  const nearest = useCementNear((state) => state.nearest[0]);
  const structure = useSession((state) => state.structures.find(({ key }) => key === nearest?.key));
  if (!nearest || !structure) return null;
  const name = structureName(structure, locale);
  return (
    <>
      {' · '}
      {nearest.distanceMm <= 0.05
        ? t('cement.alarm.touches', { name })
        : t('cement.alarm.distance', {
            distance: formatDistance(nearest.distanceMm, nearest.toleranceMm, locale),
            name,
          })}
    </>
  );
}
