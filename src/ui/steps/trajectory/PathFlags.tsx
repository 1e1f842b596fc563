import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathState } from '../../../store/paths';
import { usePlan } from '../../../store/plan';
import { useSession } from '../../../store/session';
import { mismatches, placePath } from '../../../trajectory/consistency';
import { positionsDiffer } from '../../panels/distanceRows';

/** What contradicts the stated case: another level, another side, another position. */
export function PathFlags({ path }: { readonly path: PathState }) {
  const { t } = useTranslation();
  const stated = usePlan((state) => state.plan.case);
  const structures = useSession((state) => state.structures);
  const place = useMemo(
    () => placePath(structures, path.entryMm, path.targetMm),
    [structures, path.entryMm, path.targetMm],
  );
  const found = place ? mismatches(place, stated) : [];
  return (
    <>
      {found.map((mismatch) => (
        <p key={mismatch.kind} className="note note-not-met" role="alert">
          ✕{' '}
          {mismatch.kind === 'level'
            ? t('trajectory.mismatch.level', mismatch)
            : t('trajectory.mismatch.side', {
                found: t(`trajectory.sides.${mismatch.found}`),
                stated: t(`trajectory.sides.${mismatch.stated}`),
              })}
        </p>
      ))}
      {positionsDiffer(stated) && <p className="note note-near">{t('trajectory.positionsDiffer')}</p>}
    </>
  );
}
