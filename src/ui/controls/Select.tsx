import { ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';

export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly value: Id | undefined;
  readonly options: readonly Option<Id>[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Marks a required field that is empty. */
  readonly isMissing?: boolean;
  readonly layout?: 'stacked' | 'bare';
  onChange(value: Id): void;
}

/** One of a list. */
export function Select<Id extends string>(props: Props<Id>) {
  const { label, value, options, placeholder, isDisabled, isMissing, layout = 'stacked', onChange } = props;
  return (
    <AriaSelect
      className={isMissing ? 'field select-missing' : 'field'}
      value={value ?? null}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isRequired={isMissing}
      onChange={(key) => key !== null && onChange(String(key) as Id)}
    >
      <Label className={layout === 'bare' ? 'sr-only' : 'field-label'}>{label}</Label>
      <Button className="select-button">
        <SelectValue />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="list-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
