import type { KeyboardEvent, PointerEvent } from 'react';

interface Props {
  readonly hand: string;
  readonly words: string;
  /** Id of what says how to press. */
  readonly hint: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  press(): void;
  letGo(): void;
}

/** Acts for as long as it is held, by mouse, touch or the space bar. */
export function HoldButton({ hand, words, hint, isDisabled = false, className = '', press, letGo }: Props) {
  const grasp = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) press();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    letGo();
  };
  return (
    <button
      type="button"
      className={`hold-button ${className}`}
      data-hand={hand}
      disabled={isDisabled}
      aria-describedby={hint}
      onPointerDown={grasp}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onLostPointerCapture={letGo}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={letGo}
      onContextMenu={(event) => event.preventDefault()}
    >
      {words}
    </button>
  );
}
