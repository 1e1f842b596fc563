import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { propose, proposable, proposals, usePropose } from '../../../store/propose';
import { useSession } from '../../../store/session';
import { Button } from '../../controls';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';

/** Offers what the bones let one expect, and says what came of it. */
export function ProposePanel() {
  const { t } = useTranslation();
  const { isRunning, outcome } = usePropose();
  const grid = useSession((state) => state.ct?.volume.grid);
  const structures = useSession((state) => state.structures);
  const possible = useMemo(
    () => proposals.filter((what) => proposable(structures, what).length > 0),
    [structures],
  );
  if (possible.length === 0) return null;
  return (
    <section className="propose-panel" aria-label={t('vessel.proposeHint')}>
      <div className="buttons">
        {possible.map((what) => (
          <Button key={what} isDisabled={isRunning} onPress={() => void propose(what)}>
            {t(`vessel.propose.${what}`)}
          </Button>
        ))}
      </div>
      {outcome?.grid === grid && <Outcome />}
    </section>
  );
}

function Outcome() {
  const { t } = useTranslation();
  const locale = useLocale();
  const outcome = usePropose((state) => state.outcome);
  if (!outcome) return null;
  const { added, present, missing } = outcome;
  const names = (ids: readonly string[]) => ids.map((id) => itemName(id, locale)).join(', ');
  return (
    <div role="status">
      <p className="note">
        {t('vessel.proposed', { count: added.length })} {added.length > 0 && t('vessel.proposeHint')}
      </p>
      {present.length > 0 && <p className="note">{t('vessel.present', { names: names(present) })}</p>}
      {missing.length > 0 && (
        <p className="note note-near">{t('vessel.missing', { names: names(missing) })}</p>
      )}
    </div>
  );
}
