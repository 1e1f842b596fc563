import { Presentation } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDemo } from '../../../store/demo';
import { useHydro } from '../../../store/hydrodissection/state';
import { Button } from '../../controls';

/** The way to the stories. */
export function ForClass() {
  const { t } = useTranslation();
  const isIdle = useHydro(({ hand, isPreparing }) => hand === 'idle' && !isPreparing);
  return (
    <div className="step-stack">
      <Button isDisabled={!isIdle} onPress={openDemo}>
        <Presentation size={14} aria-hidden /> {t('demo.open')}
      </Button>
      <p className="fine-print">{t('demo.openHint')}</p>
    </div>
  );
}
