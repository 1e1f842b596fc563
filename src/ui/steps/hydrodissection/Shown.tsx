import { useTranslation } from 'react-i18next';
import { hasInjected, setHydro, useHydro } from '../../../store/hydrodissection/state';
import { Segmented, Toggle } from '../../controls';
import { useHydroLater } from '../../useLater';

/** Which anatomy the views show, and what is drawn over it. */
export function Shown() {
  const { t } = useTranslation();
  const showsAfter = useHydro((state) => state.showsAfter);
  const showsGhost = useHydro((state) => state.showsGhost);
  const showsSpaces = useHydro((state) => state.showsSpaces);
  const hasFluid = useHydroLater(hasInjected);
  return (
    <>
      {hasFluid && (
        <Segmented
          label={t('hydrodissection.anatomy')}
          value={showsAfter ? 'after' : 'before'}
          options={[
            { id: 'before', label: t('hydrodissection.before') },
            { id: 'after', label: t('hydrodissection.after') },
          ]}
          onChange={(which) => setHydro({ showsAfter: which === 'after' })}
        />
      )}
      {hasFluid && (
        <Toggle isSelected={showsGhost} onChange={(next) => setHydro({ showsGhost: next })}>
          {t('hydrodissection.ghost')}
        </Toggle>
      )}
      <Toggle isSelected={showsSpaces} onChange={(next) => setHydro({ showsSpaces: next })}>
        {t('hydrodissection.sheets')}
      </Toggle>
    </>
  );
}
