import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudySearch } from '../../formats/dicomweb/query';
import { searchPacs } from '../../store/pacs/browse';
import { setPacs, usePacs } from '../../store/pacs/state';
import { Button, Select } from '../controls';
import { Field } from './Field';

const set = (part: StudySearch): void => setPacs(({ search }) => ({ search: { ...search, ...part } }));

/** What to look for; sent by Enter or the button. */
export function SearchForm() {
  const { t } = useTranslation();
  const search = usePacs((state) => state.search);
  const isBusy = usePacs((state) => state.fetching !== undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) void searchPacs();
  };
  const field = (key: Exclude<keyof StudySearch, 'modality'>, type: 'text' | 'date' = 'text') => (
    <Field
      label={t(`pacs.${key}`)}
      type={type}
      value={search[key] ?? ''}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <form className="pacs-search" onSubmit={send} role="search" aria-label={t('pacs.search')}>
      {field('patientName')}
      {field('patientId')}
      {field('from', 'date')}
      {field('to', 'date')}
      <Select
        label={t('pacs.modality')}
        value={search.modality ? 'CT' : 'any'}
        options={[
          { id: 'CT', label: 'CT' },
          { id: 'any', label: t('pacs.anyModality') },
        ]}
        onChange={(id) => set({ modality: id === 'CT' ? 'CT' : '' })}
      />
      {field('description')}
      <Button type="submit" variant="primary" isDisabled={isBusy}>
        {t('pacs.search')}
      </Button>
      <p className="muted">{t('pacs.wildcards')}</p>
    </form>
  );
}
