import { ChevronRight, Eye, EyeOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isWallHidden, type Structure } from '../../core/structure';
import { isConfirmed, isSeenAsDrawn } from '../../plan/confirmed';
import { appearanceOf, isUnfolded, setAppearance, toggleUnfolded } from '../../store/appearance';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import { confirmStructure } from '../../store/structure-edits';
import { useLocale } from '../useLocale';
import { StructureDetails } from './StructureDetails';
import { capitalise, colourOf, structureName } from '../structureWords';

/** A structure that is there: its colour, name, confirmation and eye; the rest when it is unfolded. */
export const StructureRow = memo(function StructureRow({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const open = useSession(({ unfolded }) => isUnfolded(structure, unfolded));
  const name = structureName(structure, locale);
  return (
    <li className="structure">
      <div className="structure-row">
        <IconToggle
          label={t('structures.details', { name })}
          pressed={open}
          onPress={() => toggleUnfolded(structure)}
          className={open ? 'row-icon row-unfold row-unfolded' : 'row-icon row-unfold'}
        >
          <ChevronRight size={13} aria-hidden />
        </IconToggle>
        <span className="swatch" style={{ backgroundColor: colourOf(structure.id) }} aria-hidden />
        <button
          type="button"
          className="row-name"
          title={t('structures.jump', { name })}
          onClick={() => setSession({ crosshairMm: structure.centroidMm })}
        >
          {capitalise(name)}
          {isWallHidden(structure) && <small className="row-mark">{t('structures.wallHidden')}</small>}
        </button>
        <Awaits structure={structure} />
        <ConfirmBox structure={structure} name={name} />
        <EyeToggle structure={structure} name={name} />
      </div>
      {open && <StructureDetails structure={structure} />}
    </li>
  );
});

/** Marks what was found without a hand until somebody has looked at it. */
function Awaits({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const confirmed = usePlan((state) => isConfirmed(structure, state.plan.structures.confirmed));
  const { provenance, isProposed } = structure;
  const isFound = provenance === 'automatic' || provenance === 'traced' || provenance === 'model';
  if (confirmed || !(isFound || isProposed)) return null;
  return (
    <span
      className="row-awaits"
      role="img"
      aria-label={t('structures.awaitsHint')}
      title={t('structures.awaitsHint')}
    >
      {t('structures.awaits')}
    </span>
  );
}

function ConfirmBox({ structure, name }: { readonly structure: Structure; readonly name: string }) {
  const { t } = useTranslation();
  const drawn = isSeenAsDrawn(structure);
  const confirmed = usePlan((state) => isConfirmed(structure, state.plan.structures.confirmed));
  const title = confirmed ? t('structures.confirm') : t('structures.confirmHint');
  return (
    <input
      type="checkbox"
      className="confirm-box"
      aria-label={`${name}: ${t('structures.confirm')}`}
      title={title}
      checked={confirmed}
      disabled={drawn}
      onChange={() => confirmStructure(structure, !confirmed)}
    />
  );
}

function EyeToggle({ structure, name }: { readonly structure: Structure; readonly name: string }) {
  const { t } = useTranslation();
  const visible = useSession((state) => appearanceOf(structure, state.appearance).visible);
  return (
    <IconToggle
      label={t(visible ? 'structures.hide' : 'structures.show', { name })}
      pressed={visible}
      className="row-icon"
      onPress={() => setAppearance([structure], { visible: !visible })}
    >
      {visible ? <Eye size={15} aria-hidden /> : <EyeOff size={15} aria-hidden />}
    </IconToggle>
  );
}

interface IconToggleProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly className: string;
  readonly children: ReactNode;
  onPress(): void;
}

/** A plain button: a list may hold a hundred of them. */
const IconToggle = ({ label, pressed, className, children, onPress }: IconToggleProps) => (
  <button
    type="button"
    className={className}
    aria-label={label}
    aria-pressed={pressed}
    title={label}
    onClick={onPress}
  >
    {children}
  </button>
);
