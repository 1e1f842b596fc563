/** A DICOMweb server, and how to sign in. */
export interface PacsServer {
  /** Address of its DICOMweb root, without a closing slash; in the page it may be of the page's own origin. */
  readonly root: string;
  /** Value of the Authorization header. It is held in memory only: no store, plan, address or log has it. */
  readonly authorization?: string;
}

export type Credentials =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string };

/** Authorization header: Basic (RFC 7617, in UTF-8) or Bearer (RFC 6750). */
export function authorizationOf(credentials: Credentials): string {
  if (credentials.kind === 'token') return `Bearer ${credentials.token.trim()}`;
  const bytes = new TextEncoder().encode(`${credentials.user}:${credentials.password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
