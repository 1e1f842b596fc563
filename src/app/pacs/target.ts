import { fail, ok, type Result } from '../../core/result';
import { authorizationOf, type Credentials } from '../../store/pacs/server';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The DICOMweb root of an address, without a closing slash. A name or a password in it is refused:
 * addresses are kept in histories and logs. Failure `pacs-address`.
 */
export function pacsRoot(address: string): Result<string> {
  if (!URL.canParse(address)) return fail('pacs-address');
  const url = new URL(address);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || !/^https?:$/.test(url.protocol)) return fail('pacs-address');
  return ok(url.href.replace(/\/+$/, ''));
}

/** Credentials of the environment: TROCART_PACS_TOKEN, or TROCART_PACS_USER and TROCART_PACS_PASSWORD. */
function environmentCredentials(environment: Environment): Credentials | undefined {
  const token = environment['TROCART_PACS_TOKEN'];
  if (token) return { kind: 'token', token };
  const user = environment['TROCART_PACS_USER'];
  if (!user) return undefined;
  return { kind: 'basic', user, password: environment['TROCART_PACS_PASSWORD'] ?? '' };
}

export function environmentAuthorization(environment: Environment): string | undefined {
  const credentials = environmentCredentials(environment);
  return credentials && authorizationOf(credentials);
}
