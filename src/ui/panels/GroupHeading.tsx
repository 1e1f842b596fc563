import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Structure } from '../../core/structure';
import { appearanceOf, setAppearance } from '../../store/appearance';
import { useSession } from '../../store/session';

interface Props {
  readonly title: string;
  readonly structures: readonly Structure[];
  readonly missing: number;
}

/** Name of a group, how many it holds and lacks, and an eye for all of them. */
export function GroupHeading({ title, structures, missing }: Props) {
  const { t } = useTranslation();
  const anyVisible = useSession((state) =>
    structures.some((structure) => appearanceOf(structure, state.appearance).visible),
  );
  const label = t(anyVisible ? 'structures.hide' : 'structures.show', { name: title });
  return (
    <summary className="group-heading">
      {title}
      <span className="count">{structures.length}</span>
      {missing > 0 && (
        <span className="count count-missing" title={t('structures.counts.missing')}>
          ? {missing}
        </span>
      )}
      {structures.length > 0 && (
        <button
          type="button"
          className="row-icon group-eye"
          aria-label={label}
          aria-pressed={anyVisible}
          title={label}
          onClick={(event) => {
            // Inside a summary a click would also fold the group.
            event.preventDefault();
            setAppearance(structures, { visible: !anyVisible });
          }}
        >
          {anyVisible ? <Eye size={15} aria-hidden /> : <EyeOff size={15} aria-hidden />}
        </button>
      )}
    </summary>
  );
}
