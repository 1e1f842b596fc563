import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Found, leaveReplacement, openForCarry, openReplacement, openSecond } from '../../store/loading';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { Button, Dialog, Select, Toggle } from '../controls';
import { failureText } from '../failureText';
import { savePlan } from '../fileActions';
import { seriesWords } from '../start/seriesWords';

/** Another CT was given while one is open: what is it to be? */
export function OtherCtQuestion({ found }: { readonly found: Found }) {
  const { t } = useTranslation();
  const open = found.scan.series.filter(({ usable, fillable }) => usable || fillable);
  const [uid, setUid] = useState((open.find(({ usable }) => usable) ?? open[0])?.seriesUid);
  const [isFilled, setFilled] = useState(false);
  const frame = useSession((state) => state.ct?.frameOfReferenceUid);
  const hasPaths = usePlan(({ plan }) => plan.instruments.length > 0);
  const series = open.find((item) => item.seriesUid === uid);
  const other = series?.frameOfReferenceUid;
  const isOtherFrame = frame !== undefined && other !== undefined && frame !== other;
  const isSameFrame = frame !== undefined && frame === other;
  const gaps = series?.issues.filter(({ severity }) => severity === 'error') ?? [];
  const isRefused = series?.fillable === true && !isFilled;
  const options = { fillGaps: isFilled };
  return (
    <Dialog title={t('loading.replaceTitle')} role="alertdialog" onClose={leaveReplacement}>
      {open.length > 1 && (
        <Select
          label={t('loading.otherSeries')}
          value={uid}
          options={open.map((item) => ({ id: item.seriesUid, label: seriesWords(item) }))}
          onChange={(id) => {
            setUid(id);
            setFilled(false);
          }}
        />
      )}
      {series?.fillable && (
        <>
          <p className="check-warning">
            {gaps.map((issue) => failureText(t, issue)).join(' ')} {t('loading.gapBeside')}
          </p>
          <Toggle isSelected={isFilled} onChange={setFilled}>
            {t('loading.fillGaps')}
          </Toggle>
        </>
      )}
      <ul className="ways">
        <li>
          <Button
            variant={isSameFrame ? 'plain' : 'primary'}
            onPress={() => void openReplacement(found, isRefused ? undefined : series?.seriesUid, options)}
          >
            {t('loading.replace')}
          </Button>
          <span>{t('loading.replaceText')}</span>
        </li>
        {series && (
          <li>
            <Button
              variant={isSameFrame ? 'primary' : 'plain'}
              isDisabled={isOtherFrame || isRefused}
              onPress={() => void openSecond(found, series.seriesUid, options)}
            >
              {t('loading.beside')}
            </Button>
            <span>{t(isOtherFrame ? 'loading.besideOtherFrame' : 'loading.besideText')}</span>
          </li>
        )}
        {series && (
          <li>
            <Button
              isDisabled={!hasPaths || isRefused}
              onPress={() => void openForCarry(found, series.seriesUid, options)}
            >
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
