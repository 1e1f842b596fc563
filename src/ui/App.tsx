import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCarry } from '../store/carry/state';
import { useDemo } from '../store/demo/state';
import { useSession } from '../store/session';
import { ExportDialog } from './shell/ExportDialog';
import { Header } from './shell/Header';
import { HelpDialog } from './shell/HelpDialog';
import { Notices } from './shell/Notices';
import { NoteDialog } from './shell/NoteDialog';
import { QuestionDialog } from './shell/QuestionDialog';
import { StatusBar } from './shell/StatusBar';
import { ArrivingDialog } from './start/ArrivingDialog';
import { PartDialog } from './start/PartDialog';
import { Start } from './start/Start';
import { useDrop } from './start/useDrop';
import { useDialogs } from './dialogs';
import { useLocale } from './useLocale';

/** Apart, so that the start page is there before the views' libraries are. */
const loadWorkplace = () => import('./shell/Workplace').then((module) => ({ default: module.Workplace }));
const Workplace = lazy(loadWorkplace);
const PacsDialog = lazy(() => import('./pacs/PacsDialog').then((module) => ({ default: module.PacsDialog })));
const CarryScreen = lazy(() =>
  import('./carry/CarryScreen').then((module) => ({ default: module.CarryScreen })),
);
const DemoScreen = lazy(() => import('./demo/DemoScreen').then((module) => ({ default: module.DemoScreen })));

// The views are read while the start page is idle, so that opening a case does not wait for them.
const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500));
whenIdle(() => void loadWorkplace());

/** The one screen. Files may be dropped anywhere on it. */
export function App() {
  const { t } = useTranslation();
  const locale = useLocale();
  const hasCt = useSession((state) => state.ct !== undefined);
  const isCarrying = useCarry((state) => state.today !== undefined);
  const isDemo = useDemo((state) => state.isOpen);
  const isPacsOpen = useDialogs((state) => state.isPacsOpen);
  const { isOver, handlers } = useDrop();
  return (
    <I18nProvider locale={locale === 'fr' ? 'fr-FR' : 'en-GB'}>
      <div className="app" {...handlers}>
        <Header />
        {hasCt ? (
          <Suspense fallback={<main />}>
            {/* One 3-D view at a time: two would share the graphics card. */}
            {isCarrying ? <CarryScreen /> : isDemo ? <DemoScreen /> : <Workplace />}
          </Suspense>
        ) : (
          <Start />
        )}
        <StatusBar />
        {!hasCt && <Notices />}
        {isOver && <p className="drop-hint">{t(hasCt ? 'loading.dropToAdd' : 'loading.drop')}</p>}
      </div>
      <HelpDialog />
      <Suspense fallback={null}>{isPacsOpen && <PacsDialog />}</Suspense>
      <ArrivingDialog />
      <PartDialog />
      <ExportDialog />
      <QuestionDialog />
      <NoteDialog />
    </I18nProvider>
  );
}
