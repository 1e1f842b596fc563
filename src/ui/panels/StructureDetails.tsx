import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Structure } from '../../core/structure';
import { contrastHu } from '../../core/tube-contrast';
import { formatNumber, formatQuantity } from '../../i18n/format';
import { appearanceOf, setAppearance } from '../../store/appearance';
import { drawnContrast } from '../../store/own-structures';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { removeTube } from '../../store/structure-edits';
import { changeTube } from '../../store/tube-draft';
import { Button, Slider } from '../controls';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { NameByHand } from './NameByHand';

/** What the row of a structure unfolds to. */
export function StructureDetails({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const opacity = useSession((state) => appearanceOf(structure, state.appearance).opacity);
  const drawn = structure.provenance === 'drawn';
  return (
    <div className="structure-details">
      <dl className="detail-facts">
        {!drawn && <Fact term={t('structures.source')} text={structure.sourceName} />}
        <Fact term={t('structures.provenance')} text={provenanceOf(t, structure)} />
        <Fact term={t('structures.volume')} text={formatQuantity(structure.volumeMl, 'mL', locale)} />
      </dl>
      {structure.remarks?.map((remark) => (
        <p key={remark.code} className="note note-near">
          {failureText(t, remark)}
        </p>
      ))}
      <NameByHand structure={structure} />
      {drawn && <Wall structure={structure} />}
      <Slider
        label={t('structures.opacity')}
        value={opacity}
        minValue={0}
        maxValue={1}
        step={0.05}
        format={(value) => formatQuantity(value * 100, '%', locale, 0)}
        onChange={(value) => setAppearance([structure], { opacity: value })}
      />
      {drawn && <DrawnButtons structure={structure} />}
    </div>
  );
}

function provenanceOf(t: TFunction, { provenance, isCarried, sourceFormat, label }: Structure): string {
  if (isCarried) return t('structures.carriedTube');
  if (provenance === 'drawn') return t('structures.drawn');
  return sourceFormat === undefined
    ? t('structures.imported', { label })
    : t('structures.importedSurface', { format: sourceFormat });
}

const Fact = ({ term, text }: { readonly term: string; readonly text: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{text}</dd>
  </div>
);

/** Whether this CT shows the wall of a drawn structure, with the numbers that say so. */
function Wall({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const contrast = drawnContrast(structure);
  if (!contrast) return null;
  return (
    <p className={contrast.wallVisible ? 'note' : 'note note-near'}>
      {t(contrast.wallVisible ? 'structures.wallSeen' : 'structures.wallHidden')}
      {' ('}
      {t('structures.wallNumbers', {
        inside: formatNumber(contrast.insideHu, locale, 0),
        ring: formatNumber(contrast.ringHu, locale, 0),
        limit: contrastHu,
        share: formatNumber(100 * contrast.visibleShare, locale, 0),
      })}
      {')'}
    </p>
  );
}

function DrawnButtons({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const index = usePlan((state) =>
    state.plan.structures.drawn.findIndex((tube) => (tube.pointsMm as unknown) === structure.tube?.pointsMm),
  );
  if (index < 0) return null;
  return (
    <div className="buttons">
      <Button onPress={() => changeTube(index)}>{t('structures.change')}</Button>
      <Button variant="quiet" onPress={() => removeTube(index)}>
        {t('structures.remove')}
      </Button>
    </div>
  );
}
