import { Crosshair } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch } from '../../../anatomy/vessels/types';
import { formatNumber } from '../../../i18n/format';
import { setSession, useSession } from '../../../store/session';
import { closeTraced, followBranches, keepBranches, useTrace } from '../../../store/trace';
import { Button, IconButton, SearchSelect } from '../../controls';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { isMeant, useStructureOptions } from '../../useStructureOptions';

/** The vessel that was followed last, and the branches that leave it. */
export function TracedPanel() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { traced, isRunning } = useTrace();
  const volume = useSession((state) => state.ct?.volume);
  if (!traced || traced.volume !== volume) return null;
  const { id, vessel, branches } = traced;
  return (
    <section className="card traced-panel" role="status">
      <h3>{t('vessel.traced', { name: itemName(id, locale) })}</h3>
      <p className="note">
        {t('vessel.tracedWall', { share: formatNumber(100 * vessel.wallShare, locale, 0) })}
      </p>
      {branches && <Branches branches={branches} parent={id} />}
      <div className="buttons">
        {!branches && (
          <Button isDisabled={isRunning} onPress={() => void followBranches()}>
            {t('vessel.branches')}
          </Button>
        )}
        <Button variant="quiet" onPress={closeTraced}>
          {t('vessel.close')}
        </Button>
      </div>
    </section>
  );
}

interface BranchesProps {
  readonly branches: readonly Branch[];
  /** Catalogue id of the vessel that they leave. */
  readonly parent: string;
}

/** Those that get a name come into the plan. */
function Branches({ branches, parent }: BranchesProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const count = Object.keys(names).length;
  if (branches.length === 0) return <p className="note">{t('vessel.noBranches')}</p>;
  return (
    <>
      <p className="muted">{t('vessel.branchHelp')}</p>
      {branches.map((branch, n) => (
        <BranchName
          key={branch.vessel.centreLine.pointsMm.at(-1)!.join()}
          branch={branch}
          n={n + 1}
          parent={parent}
          id={names[n]}
          onChange={(id) => setNames({ ...names, [n]: id })}
        />
      ))}
      <Button variant="primary" isDisabled={count === 0} onPress={() => void keepBranches(names)}>
        {t('vessel.keepBranches', { count })}
      </Button>
    </>
  );
}

interface NameProps {
  readonly branch: Branch;
  readonly n: number;
  readonly parent: string;
  readonly id: string | undefined;
  onChange(id: string): void;
}

function BranchName({ branch: { lengthMm, isCut, goesOn, vessel }, n, parent, id, onChange }: NameProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  // Named as its parent it would take its parent's place.
  const options = useStructureOptions().filter((option) => option.id !== parent);
  const length = formatNumber(lengthMm, locale, 0);
  const { pointsMm } = vessel.centreLine;
  const words = t(isCut ? 'vessel.branchCut' : 'vessel.branch', { n, length });
  return (
    <div className="branch">
      <SearchSelect
        label={goesOn ? `${words} (${t('vessel.goesOn')})` : words}
        placeholder={t('structures.whichHint')}
        value={id}
        options={options}
        matches={({ id: known }, text) => isMeant(known, text)}
        onChange={onChange}
      />
      <IconButton
        label={t('vessel.showBranch', { n })}
        onPress={() => setSession({ crosshairMm: pointsMm[Math.floor(pointsMm.length / 2)]! })}
      >
        <Crosshair size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
