import { readdirSync, readFileSync } from 'node:fs';
import { chooseFiles, closeBrowser, openApp } from '../e2e/app';
import { settle } from '../e2e/sample';

/** What opening a CT took in the page. Bytes are of all processes of the browser, what they share counted once. */
export interface TakenByPage {
  /** The start page alone. */
  readonly before: number;
  readonly peak: number;
  /** Of that, the process of the page. */
  readonly peakRenderer: number;
  /** The case open and at rest. */
  readonly after: number;
  readonly openedMs: number;
}

interface Taken {
  readonly all: number;
  readonly renderer: number;
}

/** Processes that come of this one, and their command lines (Linux). */
function descendants(): { readonly pid: number; readonly command: string }[] {
  const all = readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid: Number(entry), parent, command: readFileSync(`/proc/${entry}/cmdline`, 'utf8') }];
    } catch {
      return [];
    }
  });
  const found = new Set([process.pid]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid) && pid !== process.pid);
}

/** Proportional set sizes: shared pages are shared out among those who share them. */
function takenNow(): Taken {
  let [all, renderer] = [0, 0];
  for (const { pid, command } of descendants()) {
    if (!command.includes('chrom')) continue;
    try {
      const kib = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      const bytes = Number(kib?.[1] ?? 0) * 1024;
      all += bytes;
      if (command.includes('--type=renderer')) renderer += bytes;
    } catch {
      // It has ended meanwhile.
    }
  }
  return { all, renderer };
}

/** Opens files in the built page and watches the browser's memory. Needs Linux. */
export async function takenInPage(files: string[], isolated: boolean): Promise<TakenByPage> {
  const app = await openApp({ isolated });
  await app.page.waitForTimeout(3000);
  const before = takenNow();
  let peak = before;
  const watch = setInterval(() => {
    const now = takenNow();
    if (now.all > peak.all) peak = now;
  }, 150);
  const start = performance.now();
  await chooseFiles(app.page, 'Choose files', files);
  await app.page.locator('.workplace').waitFor({ timeout: 600_000 });
  const openedMs = performance.now() - start;
  await settle(app.page);
  clearInterval(watch);
  const after = takenNow();
  await app.close();
  await closeBrowser();
  return { before: before.all, peak: peak.all, peakRenderer: peak.renderer, after: after.all, openedMs };
}
