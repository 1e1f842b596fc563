import { defineCommand } from './define';
import { fetchHelp, fetchOptions, runFetch } from './pacs/fetch';
import { runSearch, searchHelp, searchOptions } from './pacs/search';

/** Search in a PACS and retrieve from it, by DICOMweb. */
export const pacs = defineCommand({
  usage: 'pacs search URL … | pacs fetch URL --study UID --series UID --out DIR',
  help: `Looks for examinations in a PACS (DICOMweb) and fetches series from it. URL is its DICOMweb root.

${searchHelp}
${fetchHelp}
Signing in, one of:
  --token-file F                             a file that holds a bearer token
  TROCART_PACS_TOKEN                         the token, in the environment
  TROCART_PACS_USER, TROCART_PACS_PASSWORD   a name and a password, in the environment
`,
  options: { ...searchOptions, ...fetchOptions, 'token-file': 'one' },
  async run(args) {
    const [what, url, ...more] = args.paths;
    if (url === undefined || more.length > 0) return { usage: 'search or fetch, and one URL are needed' };
    if (what === 'search') return runSearch(url, args);
    if (what === 'fetch') return runFetch(url, args);
    return { usage: `search or fetch is needed, not ${what}` };
  },
});
