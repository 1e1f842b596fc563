import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Structure } from '../../../core/structure';
import { isConfirmed } from '../../../plan/confirmed';
import { usePlan } from '../../../store/plan';
import { type Proposal, propose, proposable, proposals, usePropose } from '../../../store/propose';
import { useSession } from '../../../store/session';
import { Button } from '../../controls';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';

/** Offers what the bones let one expect and is not there yet, and says what came of it. */
export function ProposePanel() {
  const { t } = useTranslation();
  const { isRunning, outcome } = usePropose();
  const grid = useSession((state) => state.ct?.volume.grid);
  const structures = useSession((state) => state.structures);
  const tried = outcome?.grid === grid ? outcome?.missing : undefined;
  const possible = useMemo(() => {
    const known = new Set([...structures.map(({ id }) => id), ...(tried ?? [])]);
    return proposals.filter((what) => proposable(structures, what).some((id) => !known.has(id)));
  }, [structures, tried]);
  return (
    <section className="propose-panel" aria-label={t('vessel.proposeLabel')}>
      {possible.length > 0 && (
        <div className="buttons">
          {possible.map((what) => (
            <Button key={what} isDisabled={isRunning} onPress={() => void propose(what)}>
              {t(`vessel.propose.${what}`)}
            </Button>
          ))}
        </div>
      )}
      <Proposed structures={structures} />
      {outcome?.grid === grid && <Outcome />}
    </section>
  );
}

const isOf: Readonly<Record<Proposal, (structure: Structure) => boolean>> = {
  roots: ({ id }) => id.startsWith('nerve-root-'),
  arteries: ({ id }) => id.startsWith('vertebral-artery-'),
};

/** How many of each kind stand there that nobody has checked. */
function Proposed({ structures }: { readonly structures: readonly Structure[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const confirmed = usePlan((state) => state.plan.structures.confirmed);
  const open = structures.filter((item) => item.isProposed && !isConfirmed(item, confirmed));
  const parts = proposals.flatMap((what) => {
    const count = open.filter(isOf[what]).length;
    return count > 0 ? [t(`vessel.proposed.${what}`, { count })] : [];
  });
  if (parts.length === 0) return null;
  const what = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  return (
    <p className="note" role="status">
      {t('vessel.proposedWhat', { what })}
    </p>
  );
}

/** What was there before, and what the bones show no way for. */
function Outcome() {
  const { t } = useTranslation();
  const locale = useLocale();
  const outcome = usePropose((state) => state.outcome);
  if (!outcome) return null;
  const { present, missing } = outcome;
  const names = (ids: readonly string[]) => ids.map((id) => itemName(id, locale)).join(', ');
  return (
    <>
      {present.length > 0 && <p className="note">{t('vessel.present', { names: names(present) })}</p>}
      {missing.length > 0 && (
        <p className="note note-near">{t('vessel.missing', { names: names(missing) })}</p>
      )}
    </>
  );
}
