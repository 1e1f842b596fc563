import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { Tooltip } from './Tooltip';

interface Props {
  /** Accessible name and tooltip. */
  readonly label: string;
  /** Key combination, shown in the tooltip. */
  readonly keys?: string;
  readonly children: ReactNode;
  /** Present for a button that stays pressed. */
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  onPress(): void;
}

/** A button that shows a picture (lucide icon, 16 px) and says its name in a tooltip. */
export function IconButton({ label, keys, children, isSelected, isDisabled, onPress }: Props) {
  const shared = { 'aria-label': label, isDisabled, className: 'icon-button' };
  return (
    <Tooltip text={label} keys={keys}>
      {isSelected === undefined ? (
        <Button {...shared} onPress={onPress}>
          {children}
        </Button>
      ) : (
        <ToggleButton {...shared} isSelected={isSelected} onChange={onPress}>
          {children}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
