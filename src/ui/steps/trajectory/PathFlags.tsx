import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathState } from '../../../store/paths';
import { usePlan } from '../../../store/plan';
import { useSession } from '../../../store/session';
import { type Mismatch, mismatches, placePath } from '../../../trajectory/consistency';
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
  return (
    <>
      {mismatches(place, stated).map((mismatch) => (
        <Flag key={mismatch.kind} mismatch={mismatch} />
      ))}
      {positionsDiffer(stated) && <p className="note note-near">{t('trajectory.positionsDiffer')}</p>}
    </>
  );
}

function Flag({ mismatch }: { readonly mismatch: Mismatch }) {
  const { t } = useTranslation();
  switch (mismatch.kind) {
    case 'level':
      return <Contradiction text={t('trajectory.mismatch.level', mismatch)} />;
    case 'side': {
      const found = t(`trajectory.sides.${mismatch.found}`);
      const stated = t(`trajectory.sides.${mismatch.stated}`);
      return <Contradiction text={t('trajectory.mismatch.side', { found, stated })} />;
    }
    default:
      return <p className="note note-near">? {t(`trajectory.mismatch.${mismatch.kind}`)}</p>;
  }
}

const Contradiction = ({ text }: { readonly text: string }) => (
  <p className="note note-not-met" role="alert">
    ✕ {text}
  </p>
);
