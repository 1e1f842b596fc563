import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Found,
  leaveReplacement,
  openForCarry,
  openReplacement,
  openSecond,
  usableSeries,
} from '../../store/loading';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { Button, Dialog, Select } from '../controls';
import { savePlan } from '../fileActions';
import { seriesWords } from '../start/seriesWords';

/** Another CT was given while one is open: what is it to be? */
export function OtherCtQuestion({ found }: { readonly found: Found }) {
  const { t } = useTranslation();
  const usable = usableSeries(found.scan);
  const [uid, setUid] = useState(usable[0]?.seriesUid);
  const frame = useSession((state) => state.ct?.frameOfReferenceUid);
  const hasPaths = usePlan(({ plan }) => plan.instruments.length > 0);
  const series = usable.find((item) => item.seriesUid === uid);
  const other = series?.frameOfReferenceUid;
  const isOtherFrame = frame !== undefined && other !== undefined && frame !== other;
  const isSameFrame = frame !== undefined && frame === other;
  return (
    <Dialog title={t('loading.replaceTitle')} role="alertdialog" onClose={leaveReplacement}>
      {usable.length > 1 && (
        <Select
          label={t('loading.otherSeries')}
          value={uid}
          options={usable.map((item) => ({ id: item.seriesUid, label: seriesWords(item) }))}
          onChange={setUid}
        />
      )}
      <ul className="ways">
        <li>
          <Button variant={isSameFrame ? 'plain' : 'primary'} onPress={() => void openReplacement(found)}>
            {t('loading.replace')}
          </Button>
          <span>{t('loading.replaceText')}</span>
        </li>
        {series && (
          <li>
            <Button
              variant={isSameFrame ? 'primary' : 'plain'}
              isDisabled={isOtherFrame}
              onPress={() => void openSecond(found, series.seriesUid)}
            >
              {t('loading.beside')}
            </Button>
            <span>{t(isOtherFrame ? 'loading.besideOtherFrame' : 'loading.besideText')}</span>
          </li>
        )}
        {series && (
          <li>
            <Button isDisabled={!hasPaths} onPress={() => void openForCarry(found, series.seriesUid)}>
              {t('loading.carry')}
            </Button>
            <span>{t(hasPaths ? 'loading.carryText' : 'loading.carryNothing')}</span>
          </li>
        )}
      </ul>
      <div className="dialog-buttons">
        <Button onPress={savePlan}>{t('actions.save')}</Button>
        <Button autoFocus onPress={leaveReplacement}>
          {t('loading.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
