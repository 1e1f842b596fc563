import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchPacs, signOut } from '../../store/pacs/browse';
import { signIn } from '../../store/pacs/session';
import { setPacs } from '../../store/pacs/state';
import { Button, Segmented } from '../controls';
import { Field } from './Field';

interface StateProps {
  readonly hasCredentials: boolean;
  openSignIn(): void;
}

/** Whether the page signs in, and the way out. */
export function SignInState({ hasCredentials, openSignIn }: StateProps) {
  const { t } = useTranslation();
  if (!hasCredentials) return <Button onPress={openSignIn}>{t('pacs.signIn')}</Button>;
  return (
    <span className="pacs-signed">
      <span className="muted">{t('pacs.signedIn')}</span>
      <Button onPress={signOut}>{t('pacs.signOut')}</Button>
    </span>
  );
}

const kinds = ['basic', 'token'] as const;

/** Name and password, or a token. They leave this form for memory and are gone from it at once. */
export function SignIn({ done }: { done(): void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>('basic');
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const isReady = secret !== '' && (kind === 'token' || user !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    signIn(kind === 'basic' ? { kind, user, password: secret } : { kind, token: secret });
    setSecret('');
    done();
    void searchPacs();
  };
  const leave = () => {
    setPacs({ wantsSignIn: false });
    done();
  };
  return (
    <form className="pacs-sign-in" onSubmit={send} aria-label={t('pacs.signIn')}>
      <Segmented
        label={t('pacs.signInWith')}
        value={kind}
        options={kinds.map((id) => ({ id, label: t(`pacs.${id}`) }))}
        onChange={(next) => setKind(next)}
      />
      {kind === 'basic' && <Field label={t('pacs.user')} value={user} onChange={setUser} autoFocus />}
      <Field
        label={t(kind === 'basic' ? 'pacs.password' : 'pacs.token')}
        type="password"
        value={secret}
        onChange={setSecret}
      />
      <Button type="submit" variant="primary" isDisabled={!isReady}>
        {t('pacs.signIn')}
      </Button>
      <Button variant="quiet" onPress={leave}>
        {t('loading.cancel')}
      </Button>
      <p className="muted">{t('pacs.memoryOnly')}</p>
    </form>
  );
}
