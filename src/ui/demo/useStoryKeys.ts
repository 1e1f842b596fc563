import { useEffect } from 'react';
import { leaveDemo } from '../../store/demo';
import { seek, togglePlaying, toNextStep, toStepBefore } from '../../store/demo/player';
import { useDemo } from '../../store/demo/state';

/** Also those that a presenter's remote sends. */
const storyKeys: Readonly<Record<string, () => void>> = {
  ' ': togglePlaying,
  ArrowRight: toNextStep,
  PageDown: toNextStep,
  ArrowLeft: toStepBefore,
  PageUp: toStepBefore,
  ArrowUp: () => seek(useDemo.getState().timeS + 1),
  ArrowDown: () => seek(useDemo.getState().timeS - 1),
  Home: () => seek(0),
};

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}

/** Space, arrows and Escape belong to the story, wherever the focus is. */
export function useStoryKeys(): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): (() => void) | undefined => {
      if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
      if (document.querySelector('[role="alertdialog"]')) return undefined;
      if (event.key === 'Escape') return leaveDemo;
      if (event.key.toLowerCase() === 'f') return toggleFullScreen;
      return useDemo.getState().phase === 'ready' ? storyKeys[event.key] : undefined;
    };
    const take = (event: KeyboardEvent): void => {
      const run = act(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === 'keydown') run();
    };
    addEventListener('keydown', take, true);
    addEventListener('keyup', take, true);
    return () => {
      removeEventListener('keydown', take, true);
      removeEventListener('keyup', take, true);
    };
  }, []);
}
