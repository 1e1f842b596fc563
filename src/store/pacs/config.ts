/** How the page reaches its PACS. */
export interface PacsConfig {
  /** Host of the PACS, to be shown. */
  readonly name: string;
  /** Absolute address of the root that is asked. */
  readonly root: string;
  /** The page's own server passes the questions on. */
  readonly isProxied: boolean;
  /** The page's own server signs in by itself. */
  readonly signedIn: boolean;
}

/** What a server, or the build, says of its PACS; undefined where there is none, or none that makes sense. */
function configFrom(stated: unknown, pageUrl: string): PacsConfig | undefined {
  const { name, root, signedIn } = (stated ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof root !== 'string' || !URL.canParse(root, pageUrl)) return undefined;
  const url = new URL(root, pageUrl);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return {
    name,
    root: url.href.replace(/\/+$/, ''),
    isProxied: url.origin === new URL(pageUrl).origin,
    signedIn: signedIn === true,
  };
}

/** Asks the page's own server; a server of plain files has no such file, or a page in its place. */
export async function readConfig(): Promise<PacsConfig | undefined> {
  try {
    const response = await fetch(new URL('pacs/config.json', document.baseURI), { cache: 'no-store' });
    return response.ok ? configFrom(await response.json(), document.baseURI) : undefined;
  } catch {
    return undefined;
  }
}
