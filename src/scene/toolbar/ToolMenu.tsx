import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';

interface Props<Id extends string> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly isDisabled?: boolean }[];
  /** The option in force; absent where choosing is an act and not a state. */
  readonly value?: Id;
  /** Shows the button as pressed. */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  onChoose(id: Id): void;
}

/** A picture button that opens a list. */
export function ToolMenu<Id extends string>(props: Props<Id>) {
  const { label, icon, options, value, isOn, isDisabled, onChoose } = props;
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500} closeDelay={0}>
        <Button
          aria-label={label}
          isDisabled={isDisabled}
          className={isOn ? 'icon-button scene-tool-on' : 'icon-button'}
        >
          {icon}
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {label}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="popover" offset={4}>
        <Menu
          aria-label={label}
          selectionMode={value === undefined ? 'none' : 'single'}
          selectedKeys={value === undefined ? [] : [value]}
          disabledKeys={options.filter((option) => option.isDisabled).map((option) => option.id)}
          onAction={(id) => onChoose(String(id) as Id)}
        >
          {options.map((option) => (
            <MenuItem key={option.id} id={option.id} className="list-item">
              {option.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
