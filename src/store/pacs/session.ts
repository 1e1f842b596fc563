import { readConfig } from './config';
import { authorizationOf, type Credentials, type PacsServer } from './server';
import { setPacs, usePacs } from './state';

/** The only place that holds them: not in a store, which tools may show, and gone with the page. */
let authorization: string | undefined;

/** Signs in with the questions that follow. */
export function signIn(credentials: Credentials): void {
  authorization = authorizationOf(credentials);
  setPacs({ hasCredentials: true, wantsSignIn: false, failure: undefined });
}

export function forgetCredentials(): void {
  authorization = undefined;
  setPacs({ hasCredentials: false });
}

/** Learns from the page's server whether there is a PACS. */
export async function connectPacs(): Promise<void> {
  setPacs({ config: (await readConfig()) ?? 'none' });
}

/** The PACS with the credentials held; undefined where there is none. */
export function currentServer(): PacsServer | undefined {
  const { config } = usePacs.getState();
  if (config === undefined || config === 'none') return undefined;
  return { root: config.root, ...(authorization !== undefined && { authorization }) };
}
