import { useTranslation } from 'react-i18next';
import { setCement, useCement } from '../../../store/cement/state';
import { Toggle } from '../../controls';
import { AlarmBox } from './AlarmBox';
import { Drill } from './Drill';
import { Hold } from './Hold';
import { Leaks } from './Leaks';
import { Numbers } from './Numbers';
import { ReadoutList } from './ReadoutList';
import { Scrubber } from './Scrubber';

/** The procedure, live. */
export function InjectionPanel() {
  const { t } = useTranslation();
  const announces = useCement((state) => state.announcesLeaks);
  const isVisible = useCement((state) => state.isVisible);
  return (
    <div className="cement-live">
      <h2>{t('cement.injection')}</h2>
      <Numbers />
      <AlarmBox />
      <Hold />
      <Drill />
      <Scrubber />
      <Toggle isSelected={announces} onChange={(announcesLeaks) => setCement({ announcesLeaks })}>
        {t('cement.announce')}
      </Toggle>
      {!announces && <p className="fine-print">{t('cement.rehearsal')}</p>}
      <Toggle isSelected={isVisible} onChange={(next) => setCement({ isVisible: next })}>
        {t('cement.show')}
      </Toggle>
      <Leaks />
      <ReadoutList />
    </div>
  );
}
