import { useTranslation } from 'react-i18next';
import type { LandmarkName, MeasuredVertebra } from '../../anatomy/vertebra/landmarks';
import type { PedicleAxis } from '../../anatomy/vertebra/pedicle';
import { placeErrorMm } from '../../core/grid-error';
import type { LpsPoint, LpsVector } from '../../core/units';
import { cross } from '../../core/vector';
import { formatDistance, formatNumber, formatQuantity } from '../../i18n/format';
import { useLocale } from '../useLocale';
import { useResolution } from '../useResolution';

/** Less is called level, or straight, degrees. */
const straightDeg = 1;

/** The measures of a vertebra in words, with their units and what the CT leaves open. */
export function useMeasureWords({ frame, landmarks, body }: MeasuredVertebra) {
  const { t } = useTranslation();
  const locale = useLocale();
  const resolution = useResolution();
  /** A length from wall to wall along a direction. */
  const mm = (value: number, way: LpsVector, at?: LpsPoint) =>
    formatDistance(value, resolution && 2 * placeErrorMm(resolution, way, at), locale);
  const degrees = (value: number) => `${formatNumber(Math.abs(value), locale, 0)}°`;
  const turned = (key: 'convergence' | 'rise' | 'lean' | 'wedge', value: number) =>
    Math.abs(value) < straightDeg
      ? t(`landmarks.${key}.none`)
      : t(`landmarks.${key}.${value > 0 ? 'plus' : 'minus'}`, { degrees: degrees(value) });
  const pedicle = ({
    atMm,
    direction,
    widthMm,
    heightMm,
    lengthMm,
    convergenceDeg,
    riseDeg,
  }: PedicleAxis) => [
    t('landmarks.narrowest', {
      width: mm(widthMm, cross(direction, frame.up), atMm),
      height: mm(heightMm, frame.up, atMm),
    }),
    turned('convergence', convergenceDeg),
    turned('rise', riseDeg),
    t('landmarks.narrowPart', { length: formatQuantity(lengthMm, 'mm', locale, 0) }),
  ];
  const plane = (unevenMm: number) =>
    t('landmarks.uneven', { mm: `${formatNumber(unevenMm, locale)}\u00a0mm` });
  const { dens } = landmarks;
  const of = (what: LandmarkName): string[] => {
    const value = landmarks[what];
    if (what === 'rightPedicle' || what === 'leftPedicle') return pedicle(landmarks[what]!);
    if (what === 'dens' && dens)
      return [
        t('landmarks.waist', {
          width: mm(dens.waistWidthMm, frame.left, dens.atMm),
          depth: mm(dens.waistDepthMm, frame.front, dens.atMm),
        }),
        t('landmarks.waistToTip', { length: mm(dens.lengthMm, dens.direction, dens.atMm) }),
        turned('lean', (Math.asin(dens.direction[1]) * 180) / Math.PI),
      ];
    if (value && 'unevenMm' in value) return [plane(value.unevenMm)];
    return [t('landmarks.shown')];
  };
  return {
    of,
    body: body
      ? [
          { term: t('landmarks.bodyHeight'), text: mm(body.heightMm, frame.up) },
          { term: t('landmarks.wedge.term'), text: turned('wedge', body.wedgeDeg) },
        ]
      : [],
  };
}
