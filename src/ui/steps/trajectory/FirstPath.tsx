import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addInstrument } from '../../../store/instruments';
import { usePlan } from '../../../store/plan';
import { setSession } from '../../../store/session';
import { Button, Select } from '../../controls';
import { offeredDevices } from '../approach/offeredDevices';
import { useLocale } from '../../useLocale';

/** Nothing to show yet: choose an instrument and lay its path. */
export function FirstPath() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [device, setDevice] = useState('trocar-11g');
  const first = usePlan((state) => state.plan.instruments[0]);
  if (first) {
    return (
      <Button onPress={() => setSession({ selectedInstrument: first.id })}>
        {t('trajectory.instrument')}
      </Button>
    );
  }
  return (
    <>
      <p className="muted">{t('trajectory.noInstrument')}</p>
      <Select
        label={t('trajectory.firstDevice')}
        value={device}
        options={offeredDevices.map(({ id, name }) => ({ id, label: name[locale] }))}
        onChange={setDevice}
      />
      <Button
        variant="primary"
        onPress={() => {
          addInstrument(device);
          setSession({ layout: 'path' });
        }}
      >
        {t('trajectory.addFirst')}
      </Button>
    </>
  );
}
