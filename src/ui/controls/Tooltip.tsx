import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

interface Props {
  readonly text: string;
  /** Key combination shown beside the text. */
  readonly keys?: string;
  /** One focusable control of react-aria-components. */
  readonly children: ReactElement;
}

/** Explains the control that it wraps, on hover and on keyboard focus. */
export function Tooltip({ text, keys, children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {keys && <kbd>{keys}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
