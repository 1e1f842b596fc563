import { Eye, EyeOff, Syringe, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../../../i18n/format';
import type { Resolution } from '../../../core/grid-error';
import { gapErrorMm } from '../../../simulation/hydrodissection/patient/sheet';
import type {
  MissingSpace,
  PatientSpace,
  TissueModel,
} from '../../../simulation/hydrodissection/patient/types';
import { addNeedleInto } from '../../../store/hydrodissection/needles';
import { spaceColour } from '../../../store/hydrodissection/sheets';
import { setHydro, useHydro } from '../../../store/hydrodissection/state';
import { addSpace, changeSpace, isOwnSpace, removeSpace } from '../../../store/hydrodissection/spaces';
import { useSession } from '../../../store/session';
import { Button, IconButton, NumberField, Select, Toggle } from '../../controls';
import { itemName, structureName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { percent } from '../live/words';

/** The planes in which fluid runs, as they were found: seen, closed, changed, and the user's own. */
export function Spaces({ model }: { readonly model: TissueModel }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className="step-stack">
      {model.spaces.length === 0 && <p className="note note-near">{t('hydrodissection.noSpaces')}</p>}
      <ul className="space-list">
        {model.spaces.map((space, n) => (
          <Space key={space.id} space={space} cells={model.grid} colour={spaceColour(n)} />
        ))}
        {model.missing.map((space) => (
          <Missing key={space.id} space={space} />
        ))}
      </ul>
      <p className="fine-print">
        {t('hydrodissection.cells', {
          count: model.kind.length,
          mm: formatNumber(model.grid.spacing[0], locale),
          bodies: model.bodies.length,
        })}
      </p>
      <AddSpace />
    </div>
  );
}

interface SpaceProps {
  readonly space: PatientSpace;
  readonly cells: Resolution;
  readonly colour: string;
}

function Space({ space, cells, colour }: SpaceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isHidden = useHydro((state) => state.hiddenSpaces.includes(space.id));
  const name = space.name[locale];
  const isOwn = isOwnSpace(space.id);
  const resolution = useResolution();
  const toggle = () =>
    setHydro(({ hiddenSpaces }) => ({
      hiddenSpaces: isHidden ? hiddenSpaces.filter((id) => id !== space.id) : [...hiddenSpaces, space.id],
    }));
  const Icon = isHidden ? EyeOff : Eye;
  return (
    <li className={space.on ? undefined : 'space-off'}>
      <div className="space-head">
        <span className="space-swatch" style={{ background: colour }} aria-hidden />
        <b>{name}</b>
        {isOwn && (
          <IconButton label={t('hydrodissection.removeSpace')} onPress={() => removeSpace(space.id)}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        )}
        <IconButton label={t('hydrodissection.needleInto', { name })} onPress={() => addNeedleInto(space)}>
          <Syringe size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('hydrodissection.spaceShown', { name })} isSelected={!isHidden} onPress={toggle}>
          <Icon size={14} aria-hidden />
        </IconButton>
      </div>
      <small>
        {t('hydrodissection.spaceFacts', {
          area: formatNumber(space.areaCm2, locale, 0),
          fat: percent(space.fatShare, locale),
        })}
        {' · '}
        {t(`hydrodissection.foundBy.${space.foundBy}`, {
          distance: formatDistance(space.meanGapMm, resolution && gapErrorMm(cells, resolution), locale, 0),
        })}
      </small>
      <div className="space-edit">
        <Toggle isSelected={space.on} onChange={(on) => changeSpace(space.id, { on })}>
          {t('hydrodissection.spaceOn')}
        </Toggle>
        <NumberField
          label={t('hydrodissection.conductivity')}
          value={space.conductivity}
          minValue={1}
          maxValue={200}
          decimals={0}
          layout="bare"
          onChange={(conductivity) =>
            Number.isFinite(conductivity) && changeSpace(space.id, { conductivity })
          }
        />
      </div>
    </li>
  );
}

function Missing({ space }: { readonly space: MissingSpace }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const what = space.missing
    .slice(0, 3)
    .map((id) => itemName(id, locale))
    .join(', ');
  return (
    <li className="space-off">
      <span className="muted">
        {t('hydrodissection.notFound')} – {space.name[locale]}
      </span>
      <small>{t(`hydrodissection.missing.${space.reason}`, { what })}</small>
    </li>
  );
}

/** A plane between two structures of the user's choice. */
function AddSpace() {
  const { t } = useTranslation();
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  const [sides, setSides] = useState<readonly [string?, string?]>([]);
  const options = structures.map((item) => ({ id: item.key, label: structureName(item, locale) }));
  const [a, b] = sides;
  return (
    <details className="sources">
      <summary>{t('hydrodissection.addSpace')}</summary>
      <div className="step-stack">
        <Select
          label={t('hydrodissection.between')}
          value={a}
          options={options}
          placeholder="—"
          onChange={(id) => setSides([id, b])}
        />
        <Select
          label={t('hydrodissection.and')}
          value={b}
          options={options}
          placeholder="—"
          onChange={(id) => setSides([a, id])}
        />
        <Button
          isDisabled={!a || !b || a === b}
          onPress={() => {
            if (a && b) addSpace(a, b);
            setSides([]);
          }}
        >
          {t('hydrodissection.addSpace')}
        </Button>
      </div>
    </details>
  );
}
