import { useTranslation } from 'react-i18next';
import { editNew, takeTool } from '../../store/edit/state';
import { findStructures, useFind } from '../../store/find';
import { propose, usePropose } from '../../store/propose';
import { type Quickest, quickestFor } from '../../store/quickest';
import { useSession } from '../../store/session';
import { startTube } from '../../store/tube-draft';
import { capitalise, itemName } from '../structureWords';
import { useLocale } from '../useLocale';

/** A structure that the region has and the data lack, with the tool that makes it with the fewest clicks. */
export function MissingRow({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const name = itemName(id, useLocale());
  const quickest = useQuickest(id);
  const isBusy = useIsBusy(quickest);
  return (
    <li className="structure-row structure-missing" title={`${name}: ${t('structures.missing')}`}>
      <span className="sign sign-incomplete" aria-hidden>
        ?
      </span>
      <span className="row-text">{capitalise(name)}</span>
      <button
        type="button"
        className="link"
        disabled={isBusy}
        aria-label={t(`structures.quickestNamed.${quickest.tool}`, { name })}
        onClick={() => take(quickest, id)}
      >
        {t(`structures.quickest.${quickest.tool}`)}
      </button>
    </li>
  );
}

function useQuickest(id: string): Quickest {
  const grid = useSession((state) => state.ct?.volume.grid);
  const structures = useSession((state) => state.structures);
  const { lookedAt } = useFind();
  const { outcome } = usePropose();
  const notProposed = outcome && outcome.grid === grid ? outcome.missing : [];
  return quickestFor(id, structures, { hasLooked: lookedAt !== undefined && lookedAt === grid, notProposed });
}

function useIsBusy({ tool }: Quickest): boolean {
  const isFinding = useFind(({ isRunning }) => isRunning);
  const isProposing = usePropose(({ isRunning }) => isRunning);
  return (tool === 'find' && isFinding) || (tool === 'propose' && isProposing);
}

function take(quickest: Quickest, id: string): void {
  if (quickest.tool === 'find') void findStructures();
  else if (quickest.tool === 'propose') void propose(quickest.what);
  else if (quickest.tool === 'trace') startTube(id);
  else {
    editNew(id);
    takeTool('brush');
  }
}
