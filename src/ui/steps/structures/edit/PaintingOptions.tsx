import { useTranslation } from 'react-i18next';
import { type AnatomicalView, viewAxes } from '../../../../core/plane';
import { commitEdit } from '../../../../store/edit/commit';
import { toolAtCrosshair } from '../../../../store/edit/here';
import { brushRangeMm, reachRangeMm, setBrush, useEdit } from '../../../../store/edit/state';
import { useSession } from '../../../../store/session';
import { Button, NumberField, Toggle } from '../../../controls';

/** Of the brush and of the eraser. */
export function BrushOptions() {
  const { t } = useTranslation();
  const { radiusMm, smart, smartEraser, flat } = useEdit((state) => state.brush);
  const erases = useEdit((state) => state.tool === 'erase');
  return (
    <>
      <NumberField
        label={t('editing.radius')}
        layout="row"
        unit="mm"
        value={radiusMm}
        minValue={brushRangeMm.min}
        maxValue={brushRangeMm.max}
        onChange={(value) => setBrush({ radiusMm: value })}
      />
      <span title={t('editing.smartHint')}>
        <Toggle
          isSelected={erases ? smartEraser : smart}
          onChange={(on) => setBrush(erases ? { smartEraser: on } : { smart: on })}
        >
          {t('editing.smart')}
        </Toggle>
      </span>
      <Toggle isSelected={flat} onChange={(on) => setBrush({ flat: on })}>
        {t('editing.flat')}
      </Toggle>
      <p className="muted">
        {t('editing.brushHelp', { opposite: t(`editing.opposite.${erases ? 'erase' : 'brush'}`) })}
      </p>
      <AtCrosshair />
    </>
  );
}

export function GrowOptions() {
  const { t } = useTranslation();
  const reachMm = useEdit((state) => state.reachMm);
  return (
    <>
      <p className="muted">{t('editing.growHelp')}</p>
      <NumberField
        label={t('editing.reach')}
        layout="row"
        unit="mm"
        value={reachMm}
        minValue={reachRangeMm.min}
        maxValue={reachRangeMm.max}
        onChange={(value) => useEdit.setState({ reachMm: value })}
      />
      <AtCrosshair />
    </>
  );
}

/** The keyboard's way to set a tool down. */
function AtCrosshair() {
  const { t } = useTranslation();
  return (
    <div className="buttons">
      <Button onPress={() => void toolAtCrosshair()}>{t('editing.hereButton')}</Button>
    </div>
  );
}

const planes: readonly AnatomicalView[] = ['axial', 'coronal', 'sagittal'];

export function SplitOptions() {
  const { t } = useTranslation();
  const split = (view: AnatomicalView) => {
    const cut = { pointMm: useSession.getState().crosshairMm, normal: viewAxes[view].normal };
    void commitEdit({ kind: 'split', cut }, 'edit-split');
  };
  return (
    <>
      <p className="muted">{t('editing.splitHelp')}</p>
      <p>{t('editing.splitAt')}</p>
      <div className="buttons">
        {planes.map((view) => (
          <Button key={view} onPress={() => split(view)}>
            {t(`shell.views.${view}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
