import { useTranslation } from 'react-i18next';
import type { KeptIslands } from '../../../../anatomy/edit/islands';
import { commitEdit } from '../../../../store/edit/commit';
import { fillBetween, obliqueNormal } from '../../../../store/edit/painting';
import { useEdit } from '../../../../store/edit/state';
import { useSession } from '../../../../store/session';
import { Button, NumberField, Segmented } from '../../../controls';

export function SmoothOptions() {
  const { t } = useTranslation();
  const smooth = useEdit((state) => state.smooth);
  return (
    <>
      <Segmented
        label={t('editing.method')}
        value={smooth.method}
        options={(['gaussian', 'median'] as const).map((id) => ({ id, label: t(`editing.methods.${id}`) }))}
        onChange={(method) => useEdit.setState({ smooth: { ...smooth, method } })}
      />
      <NumberField
        label={t('editing.width')}
        layout="row"
        unit="mm"
        value={smooth.widthMm}
        minValue={0.3}
        maxValue={10}
        onChange={(widthMm) => useEdit.setState({ smooth: { ...smooth, widthMm } })}
      />
      <p className="muted">{t('editing.smoothHelp')}</p>
      <div className="buttons">
        <Button
          variant="primary"
          onPress={() => void commitEdit({ kind: 'smooth', ...smooth }, 'edit-smooth')}
        >
          {t('editing.apply')}
        </Button>
      </div>
    </>
  );
}

export function FillOptions() {
  const { t } = useTranslation();
  const fill = (perSlice: boolean) => void commitEdit({ kind: 'fill', perSlice }, 'edit-fill');
  return (
    <>
      <p className="muted">{t('editing.fillHelp')}</p>
      <div className="buttons">
        <Button onPress={() => fill(false)}>{t('editing.fillAll')}</Button>
        <Button onPress={() => fill(true)}>{t('editing.fillSlices')}</Button>
      </div>
    </>
  );
}

export function IslandsOptions() {
  const { t } = useTranslation();
  const leastMl = useEdit((state) => state.leastMl);
  const keep = (kept: KeptIslands) => void commitEdit({ kind: 'islands', kept }, 'edit-islands');
  const keepHere = () => keep({ which: 'at', pointMm: useSession.getState().crosshairMm });
  return (
    <>
      <div className="buttons">
        <Button onPress={() => keep({ which: 'largest' })}>{t('editing.largest')}</Button>
        <Button onPress={keepHere}>{t('editing.atCrosshair')}</Button>
      </div>
      <NumberField
        label={t('editing.leastVolume')}
        layout="row"
        unit="mL"
        decimals={2}
        value={leastMl}
        minValue={0.01}
        maxValue={1000}
        onChange={(value) => useEdit.setState({ leastMl: value })}
      />
      <div className="buttons">
        <Button onPress={() => keep({ which: 'least', volumeMl: leastMl })}>
          {t('editing.removeSmall')}
        </Button>
      </div>
    </>
  );
}

export function InterpolateOptions() {
  const { t } = useTranslation();
  const isOblique = useEdit(({ paintedAcross }) => obliqueNormal(paintedAcross) !== undefined);
  return (
    <>
      <p className="muted">{t(isOblique ? 'editing.interpolateOblique' : 'editing.interpolateHelp')}</p>
      <div className="buttons">
        <Button variant="primary" onPress={() => void fillBetween()}>
          {t('editing.interpolateApply')}
        </Button>
      </div>
    </>
  );
}

export function ResizeOptions() {
  const { t } = useTranslation();
  const resizeMm = useEdit((state) => state.resizeMm);
  const resize = (byMm: number) => void commitEdit({ kind: 'resize', byMm }, 'edit-resize');
  return (
    <>
      <NumberField
        label={t('editing.by')}
        layout="row"
        unit="mm"
        value={resizeMm}
        minValue={0.1}
        maxValue={30}
        onChange={(value) => useEdit.setState({ resizeMm: value })}
      />
      <div className="buttons">
        <Button onPress={() => resize(resizeMm)}>{t('editing.grow')}</Button>
        <Button onPress={() => resize(-resizeMm)}>{t('editing.shrink')}</Button>
      </div>
    </>
  );
}
