import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredDevices } from './offeredDevices';
import { addInstrument } from '../../../store/instruments';
import { usePlan } from '../../../store/plan';
import { useSession } from '../../../store/session';
import { Select } from '../../controls';
import { instrumentName } from '../../panels/instrumentWords';
import { useLocale } from '../../useLocale';

/** Chooses a device; it goes onto the selected axis, or onto one of its own. */
export function AddInstrument() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [placing, setPlacing] = useState<'same' | 'own'>('same');
  const selected = useSession((state) => state.selectedInstrument);
  const host = usePlan(
    ({ plan }) => plan.instruments.find(({ id }) => id === selected) ?? plan.instruments[0],
  );
  return (
    <>
      <Select
        label={t('approach.add')}
        value={undefined}
        options={offeredDevices.map(({ id, name }) => ({ id, label: name[locale] }))}
        placeholder={t('approach.addChoose')}
        onChange={(id) => addInstrument(id, placing === 'same' ? host?.id : undefined)}
      />
      {host && (
        <Select<'same' | 'own'>
          label={t('approach.newAxis')}
          value={placing}
          options={[
            { id: 'same', label: t('approach.newOnAxis', { name: instrumentName(host, t, locale) }) },
            { id: 'own', label: t('approach.newOwnAxis') },
          ]}
          onChange={setPlacing}
        />
      )}
    </>
  );
}
