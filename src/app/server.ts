import { preview, type PreviewServer } from 'vite';
import type { PacsServer } from '../store/pacs/server';
import { pacsHandler } from './pacs/proxy';

export interface ServerOptions {
  /** Folder of the built page's project. */
  readonly root: string;
  /** The first port to try; 0 for any. */
  readonly port: number;
  readonly host?: string;
  readonly pacs?: PacsServer;
}

/** Serves the built page and, below `pacs/`, the PACS that was named. */
export const servePage = ({ root, port, host, pacs }: ServerOptions): Promise<PreviewServer> =>
  preview({
    root,
    logLevel: 'warn',
    preview: { port, ...(host !== undefined && { host }) },
    plugins: pacs
      ? [
          {
            name: 'pacs',
            configurePreviewServer: ({ middlewares }) => void middlewares.use('/pacs', pacsHandler(pacs)),
          },
        ]
      : [],
  });
