import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { uidOf } from '../dicom/uid';

/** UIDs that the standard itself defines: classes, syntaxes, context groups. They name no patient. */
const standardRoot = '1.2.840.10008.';

/**
 * Another UID for every UID that is not the standard's own: the same one for the same UID and key, in any
 * file and any worker, so that references hold. Made from a keyed hash (HMAC-SHA-256) as a UUID-derived UID
 * (PS3.5 B.2): nothing is kept of which became which, and nobody can tell without the key (32 random bytes).
 */
export function uidMapper(key: Uint8Array): (uid: string) => string {
  const known = new Map<string, string>();
  return (uid) => {
    const old = uid.replace(/[\0 ]+$/, '');
    if (old === '' || old.startsWith(standardRoot)) return old;
    const next = known.get(old) ?? hashed(key, old);
    known.set(old, next);
    return next;
  };
}

const hashed = (key: Uint8Array, uid: string): string =>
  uidOf(hmac(sha256, key, new TextEncoder().encode(uid)));
