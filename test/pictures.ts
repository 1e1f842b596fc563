import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { closeBrowser, openApp } from './e2e/app';
import { openSample, settle } from './e2e/sample';

// Takes the pictures of the README from the running app, on the synthetic sample only.
const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });

const app = await openApp({ viewport: { width: 1366, height: 768 } });
const { page } = app;

async function picture(page: Page, name: string): Promise<void> {
  await settle(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

await openSample(page, 'Open the case');
await page.keyboard.press('Alt+4');
await picture(page, 'standard');
await page.keyboard.press('t');
await picture(page, 'path');
await page.keyboard.press('s');
await page.keyboard.press('Alt+2');
await picture(page, 'structures');
await app.close();

const third = await openApp({ viewport: { width: 1366, height: 768 } });
await openSample(third.page, 'Open the case');
await third.page.keyboard.press('Alt+5');
await third.page.getByRole('button', { name: 'Read the tissue' }).click();
await third.page
  .getByRole('button', { name: /^Needle .* between carotid sheath and pharynx, right/ })
  .click({ timeout: 240_000 });
for (const volume of ['+ 10 mL', '+ 10 mL']) {
  await third.page.getByRole('button', { name: volume }).click();
  await third.page.locator('.hold-button[data-hand="idle"]').waitFor({ timeout: 900_000 });
}
await picture(third.page, 'hydrodissection');
await third.close();

const second = await openApp({ viewport: { width: 1366, height: 768 } });
await openSample(second.page, 'Open the case', 1);
await second.page.keyboard.press('Alt+7');
await second.page.getByRole('button', { name: 'Read the bone' }).click();
const button = second.page.locator('.hold-button');
await button.waitFor({ timeout: 240_000 });
await settle(second.page);
await button.focus();
await second.page.keyboard.down('Space');
const injectedMl = () =>
  second.page
    .locator('.number-tiles .tile-big')
    .first()
    .innerText()
    .then((text) => Number(text.replace(/[^\d.]/g, '')));
while ((await injectedMl()) < 2.5) await second.page.waitForTimeout(500);
await second.page.keyboard.up('Space');
await picture(second.page, 'cement');
await second.close();
await closeBrowser();
