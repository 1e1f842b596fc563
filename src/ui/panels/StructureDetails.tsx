import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Structure } from '../../core/structure';
import { contrastHu } from '../../core/tube-contrast';
import { formatNumber, formatQuantity } from '../../i18n/format';
import { appearanceOf, setAppearance } from '../../store/appearance';
import type { MadeStructure } from '../../plan/made';
import { planItemOf } from '../../plan/own';
import type { DrawnTube } from '../../plan/schema';
import { editExisting } from '../../store/edit/state';
import { removeMade } from '../../store/made';
import { drawnContrast } from '../../store/own-structures';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { removeTube } from '../../store/structure-edits';
import { changeTube } from '../../store/tube-draft';
import { Button, Slider } from '../controls';
import { failureText } from '../failureText';
import { useLocale } from '../useLocale';
import { capitalise, structureName } from '../structureWords';
import { NameByHand } from './NameByHand';
import { VertebraMeasures } from './VertebraMeasures';

/** What the row of a structure unfolds to. */
export function StructureDetails({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const opacity = useSession((state) => appearanceOf(structure, state.appearance).opacity);
  const drawn = structure.provenance === 'drawn';
  const { confidence } = structure;
  return (
    <div className="structure-details">
      <dl className="detail-facts">
        {structure.provenance === 'imported' && (
          <Fact term={t('structures.source')} text={structure.sourceName} />
        )}
        <Fact term={t('structures.provenance')} text={provenanceOf(t, structure)} />
        {confidence !== undefined && (
          <Fact term={t('structures.confidence')} text={formatQuantity(confidence * 100, '%', locale, 0)} />
        )}
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
      <VertebraMeasures structure={structure} />
      <PlanButtons structure={structure} />
    </div>
  );
}

function provenanceOf(t: TFunction, structure: Structure): string {
  const { provenance, isCarried, isProposed, sourceFormat, label } = structure;
  if (isProposed) return t('structures.proposedTube');
  if (isCarried) return t('structures.carriedTube');
  if (provenance === 'drawn') return t('structures.drawn');
  if (provenance !== 'imported')
    return t(`structures.made.${replacesImport(structure) ? 'editedImport' : provenance}`);
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
  const numbers = t('structures.wallNumbers', {
    inside: formatNumber(contrast.insideHu, locale, 0),
    ring: formatNumber(contrast.ringHu, locale, 0),
    limit: contrastHu,
    share: formatNumber(100 * contrast.visibleShare, locale, 0),
  });
  // That it is not visible stands among the remarks.
  return (
    <p className={contrast.wallVisible ? 'note' : 'note note-near'}>
      {contrast.wallVisible ? `${t('structures.wallSeen')} (${numbers})` : capitalise(numbers)}
    </p>
  );
}

/** Whether an imported structure comes back when it is removed. */
function replacesImport(structure: Structure): boolean {
  const item = planItemOf(structure);
  return item !== undefined && 'replaces' in item && item.replaces !== undefined;
}

/** Changes it, and removes what the plan itself holds. */
function PlanButtons({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { drawn, made } = usePlan((state) => state.plan.structures);
  const item = planItemOf(structure);
  const tube = drawn.indexOf(item as DrawnTube);
  const voxels = made.indexOf(item as MadeStructure);
  return (
    <div className="buttons">
      {tube >= 0 && <Button onPress={() => changeTube(tube)}>{t('structures.change')}</Button>}
      <Button
        aria-label={t('structures.editNamed', { name: structureName(structure, locale) })}
        onPress={() => editExisting(structure)}
      >
        {t('structures.edit')}
      </Button>
      {tube >= 0 && (
        <Button variant="quiet" onPress={() => removeTube(tube)}>
          {t('structures.remove')}
        </Button>
      )}
      {voxels >= 0 && (
        <Button variant="quiet" onPress={() => removeMade(voxels)}>
          {t(replacesImport(structure) ? 'structures.restore' : 'structures.removeMade')}
        </Button>
      )}
    </div>
  );
}
