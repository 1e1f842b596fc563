import { ok, type Result } from '../../../core/result';
import { authorizationOf, type PacsServer } from '../../../store/pacs/server';
import { environmentAuthorization, pacsRoot } from '../../pacs/target';
import { type Arguments, one } from '../arguments';
import { readText } from '../load';

/** The server of a call, with its credentials. Failures `pacs-address`, `path-not-found`. */
export async function connect(url: string, args: Arguments): Promise<Result<PacsServer>> {
  const root = pacsRoot(url);
  if (!root.ok) return root;
  const tokenFile = one(args, 'token-file');
  const token = tokenFile === undefined ? undefined : await readText(tokenFile);
  if (token && !token.ok) return token;
  const authorization = token
    ? authorizationOf({ kind: 'token', token: token.value })
    : environmentAuthorization(process.env);
  return ok({ root: root.value, ...(authorization !== undefined && { authorization }) });
}
