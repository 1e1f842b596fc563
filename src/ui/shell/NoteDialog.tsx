import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Input, Label, Text, TextField } from 'react-aria-components';
import { mostLabelLetters } from '../../plan/measurements';
import { keepMeasurement } from '../../store/measurements';
import { type SessionState, setSession, useSession } from '../../store/session';
import { Button, Dialog } from '../controls';

type Noted = NonNullable<SessionState['noting']>;

/** Asks for the words of an arrow or a text that was just placed; an arrow may go without. */
export function NoteDialog() {
  const item = useSession((state) => state.noting);
  return item ? <Note key={item.id} item={item} /> : null;
}

function Note({ item }: { readonly item: Noted }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const leave = () => setSession({ noting: undefined });
  const label = words.trim();
  const isEmpty = item.kind === 'text' && !label;
  const keep = () => {
    leave();
    keepMeasurement(item.kind === 'text' ? { ...item, label } : { ...item, ...(label && { label }) });
  };
  return (
    <Dialog title={t(`measure.noteTitle.${item.kind}`)} onClose={leave}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) keep();
        }}
      >
        <TextField className="field" value={words} onChange={setWords} maxLength={mostLabelLetters} autoFocus>
          <Label className="field-label">{t('measure.noteLabel')}</Label>
          <Input className="input" />
          <Text slot="description" className="field-hint">
            {t('measure.noteHint', { most: mostLabelLetters })}
          </Text>
        </TextField>
        <div className="dialog-buttons">
          <Button onPress={leave}>{t('loading.cancel')}</Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={keep}>
            {t('measure.keep')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
