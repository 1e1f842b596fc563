import { create } from 'zustand';

/** A question that must be answered before something is closed or lost. */
export interface Question {
  readonly kind: 'closeCase' | 'discardPlan';
  proceed(): void;
}

interface DialogState {
  readonly isHelpOpen: boolean;
  readonly isPacsOpen: boolean;
  readonly isExportOpen?: boolean;
  readonly question?: Question;
}

/** Which modal dialog is open. */
export const useDialogs = create<DialogState>()(() => ({ isHelpOpen: false, isPacsOpen: false }));

export const openHelp = (): void => useDialogs.setState({ isHelpOpen: true });
export const closeHelp = (): void => useDialogs.setState({ isHelpOpen: false });
export const openPacs = (): void => useDialogs.setState({ isPacsOpen: true });
export const closePacs = (): void => useDialogs.setState({ isPacsOpen: false });
export const openExport = (): void => useDialogs.setState({ isExportOpen: true });
export const closeExport = (): void => useDialogs.setState({ isExportOpen: false });
export const ask = (question: Question): void => useDialogs.setState({ question });
export const dropQuestion = (): void => useDialogs.setState({ question: undefined });
