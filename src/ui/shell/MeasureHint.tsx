import { useTranslation } from 'react-i18next';
import { isMeasuring } from '../../store/measurements';
import { useSession } from '../../store/session';

/** What the next press does, while something is being measured. */
export function MeasureHint() {
  const { t } = useTranslation();
  const tool = useSession((state) => state.tool);
  const isSecond = useSession(({ firstLine }) => firstLine !== undefined);
  const words = !isMeasuring(tool)
    ? ''
    : isSecond && (tool === 'angle' || tool === 'corner')
      ? t(`measure.hint.${tool}Second`)
      : t(`measure.hint.${tool}`);
  // Always there, so that a screen reader is told when it changes.
  return (
    <span className="measure-hint" role="status" title={words}>
      {words}
    </span>
  );
}
