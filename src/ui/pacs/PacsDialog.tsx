import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectPacs } from '../../store/pacs/session';
import { usePacs } from '../../store/pacs/state';
import { Button, Dialog } from '../controls';
import { closePacs } from '../dialogs';
import { failureText } from '../failureText';
import { FetchBar } from './FetchBar';
import { NoPacs } from './NoPacs';
import { SearchForm } from './SearchForm';
import { SeriesList } from './SeriesList';
import { SignIn, SignInState } from './SignIn';
import { StudyTable } from './StudyTable';

/** Looks for an examination in the PACS and fetches it; what was found stays when it is closed. */
export function PacsDialog() {
  const { t } = useTranslation();
  const config = usePacs((state) => state.config);
  useEffect(() => void connectPacs(), []);
  return (
    <Dialog title={t('pacs.title')} onClose={closePacs}>
      <div className="pacs">{config === 'none' ? <NoPacs /> : config && <Browser />}</div>
      {(config === undefined || config === 'none') && (
        <div className="dialog-buttons">
          <Button variant="primary" onPress={closePacs}>
            {t('pacs.close')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function Browser() {
  const { t } = useTranslation();
  const failure = usePacs((state) => state.failure);
  const wantsSignIn = usePacs((state) => state.wantsSignIn);
  const [isSigningIn, setSigningIn] = useState(false);
  return (
    <>
      <Server openSignIn={() => setSigningIn(true)} />
      {(isSigningIn || wantsSignIn) && <SignIn done={() => setSigningIn(false)} />}
      <SearchForm />
      {failure && (
        <p className="field-error" role="alert">
          {failureText(t, failure)}
        </p>
      )}
      <div className="pacs-found">
        <StudyTable />
        <SeriesList />
      </div>
      <FetchBar />
    </>
  );
}

/** Which PACS, by which way, and as whom. */
function Server({ openSignIn }: { openSignIn(): void }) {
  const { t } = useTranslation();
  const config = usePacs((state) => state.config);
  const hasCredentials = usePacs((state) => state.hasCredentials);
  if (config === undefined || config === 'none') return null;
  const { name, isProxied, signedIn } = config;
  return (
    <div className="pacs-server">
      <span>
        <strong>{name}</strong>{' '}
        <span className="muted">{t(isProxied ? 'pacs.throughServer' : 'pacs.direct')}</span>
      </span>
      {signedIn ? (
        <span className="muted">{t('pacs.serverSignsIn')}</span>
      ) : (
        <SignInState hasCredentials={hasCredentials} openSignIn={openSignIn} />
      )}
    </div>
  );
}
