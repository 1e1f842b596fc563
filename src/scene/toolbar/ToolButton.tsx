import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly keys?: string;
  readonly children: ReactNode;
  onPress(): void;
}

/** A picture button that says its name in a tooltip. */
export function ToolButton({ label, keys, children, onPress }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button aria-label={label} className="icon-button" onPress={onPress}>
        {children}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
