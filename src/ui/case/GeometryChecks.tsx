import { AlertTriangle, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatQuantity } from '../../i18n/format';
import { isRegion, type VolumePart } from '../../core/volume-part';
import { useLoading } from '../../store/loading';
import { useSession } from '../../store/session';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { coarseSpacingMm, coarsestSpacingMm, obliquityDeg } from './geometry';

/** What was found about the stack of slices, in words. */
export function GeometryChecks() {
  const { t } = useTranslation();
  const locale = useLocale();
  const grid = useSession((state) => state.ct?.volume.grid);
  const issues = useLoading((state) => state.issues);
  const resampled = useSession((state) => state.ct?.resampled);
  const part = useSession((state) => state.ct?.part);
  if (!grid) return null;
  const angleDeg = obliquityDeg(grid);
  const spacingMm = coarsestSpacingMm(grid);
  const remarks = [
    ...(part && isRegion(part, part.of)
      ? [t('case.region', { part: sizeOf(part.low, part.high), whole: part.of.join(' × ') })]
      : []),
    ...(part?.isHalved ? [t('case.halved')] : []),
    ...(angleDeg > 0.5 ? [t('case.oblique', { angle: `${formatNumber(angleDeg, locale)}°` })] : []),
    ...(spacingMm > coarseSpacingMm
      ? [t('case.thick', { spacing: formatQuantity(spacingMm, 'mm', locale) })]
      : []),
    ...(resampled?.filled ?? []).map(({ missing, gapMm }) =>
      t('case.filled', { count: missing, gap: formatQuantity(gapMm, 'mm', locale) }),
    ),
    ...(resampled?.uneven
      ? [
          t('case.acquiredSteps', {
            steps: resampled.acquiredStepsMm.map((mm) => formatNumber(mm, locale, 2)).join(' · '),
          }),
        ]
      : []),
    ...(issues ?? []).map((issue) => failureText(t, issue)),
  ];
  return (
    <ul className="checks">
      <li className="check-good">
        <Check size={14} aria-hidden /> {t(resampled ? 'case.geometryResampled' : 'case.geometryGood')}
      </li>
      {remarks.map((text) => (
        <li key={text} className="check-warning">
          <AlertTriangle size={14} aria-hidden /> {text}
        </li>
      ))}
    </ul>
  );
}

const sizeOf = (low: VolumePart['low'], high: VolumePart['high']): string =>
  high.map((last, axis) => last - low[axis]! + 1).join(' × ');
