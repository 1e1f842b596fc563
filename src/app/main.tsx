import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import i18next from 'i18next';
import { type Locale, startI18n } from '../i18n';
import { keepEditTools } from '../slices/edit-tool';
import { keepTubeTool } from '../slices/tube-tool';
import { keepPlan } from '../store/autosave';
import { readSetting, writeSetting } from '../store/settings';
import { keepCement } from '../store/cement';
import { keepClearance } from '../store/clearance';
import { keepDemo } from '../store/demo';
import { keepEdit } from '../store/edit/state';
import { keepThreshold } from '../store/edit/threshold';
import { keepHydrodissection } from '../store/hydrodissection';
import { keepOwnStructures } from '../store/own-structures';
import { keepLandmarks } from '../store/landmarks';
import { keepNamed } from '../store/named';
import { notify } from '../store/notices';
import { connectModelRunner } from '../store/model';
import { connectRunner } from '../store/runner';
import { keepMeshes } from '../store/meshes';
import { keepVolumeTexture } from '../store/volumeTexture';
import { App } from '../ui/App';
import { bindKeys } from '../ui/bindKeys';
import { CrashGuard } from '../ui/CrashGuard';
import { createModelRunner, createPageRunner } from '../workers/page';
import '../ui/styles/index.css';

const localeKey = 'trocart.locale';

/** The language chosen before, else the browser's. */
function firstLocale(): Locale {
  const chosen = readSetting(localeKey) ?? navigator.language;
  return chosen.startsWith('fr') ? 'fr' : 'en';
}

function followLocale(): void {
  const tell = (locale: string) => {
    document.documentElement.lang = locale;
    writeSetting(localeKey, locale);
  };
  tell(i18next.language);
  i18next.on('languageChanged', tell);
}

/** A programmer's error outside the screen's own tree: told, with nothing lost; the page goes on. */
function tellUnforeseen(): void {
  const tell = (reason: unknown) => notify('error', { code: 'unforeseen', data: { reason: String(reason) } });
  addEventListener('unhandledrejection', (event) => tell(event.reason));
  addEventListener('error', (event) => event.error && tell(event.error));
}

/**
 * react-aria injects a style element when it finds none of this id, which the content security policy
 * forbids; its one rule stands in `styles/base.css`.
 */
function forestallStyleElement(): void {
  const stand = document.createElement('meta');
  stand.id = 'react-aria-pressable-style';
  document.head.append(stand);
}

startI18n(firstLocale());
followLocale();
forestallStyleElement();
tellUnforeseen();

const runner = createPageRunner();
connectRunner(runner);
connectModelRunner(createModelRunner);
const savePlanNow = keepPlan();
keepMeshes(runner);
keepVolumeTexture(runner);
keepNamed();
keepLandmarks();
keepOwnStructures();
keepClearance(runner);
keepCement();
// Before the injection is forgotten with its CT: what a story put aside comes back first.
keepDemo();
keepHydrodissection();
keepTubeTool();
keepEdit();
keepThreshold();
keepEditTools();
bindKeys();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <CrashGuard onCrash={savePlanNow}>
      <App />
    </CrashGuard>
  </StrictMode>,
);
