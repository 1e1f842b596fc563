import { setSession, useSession, type View } from '../store/session';

/** The view that holds the keyboard focus, else the first of the layout. */
export function focusedView(): View {
  const holder = document.activeElement?.closest<HTMLElement>('[data-view-frame]');
  const { layout, maximised } = useSession.getState();
  const view = holder?.dataset['viewFrame'] as View | undefined;
  return maximised ?? view ?? (layout === 'path' ? 'along' : 'axial');
}

export function toggleMaximised(view: View): void {
  setSession(({ maximised }) => ({ maximised: maximised === view ? undefined : view }));
}
