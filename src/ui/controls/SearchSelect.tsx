import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { Option } from './Select';

interface Props<Id extends string> {
  readonly label: string;
  readonly value: Id | undefined;
  readonly options: readonly Option<Id>[];
  readonly placeholder?: string;
  /** Whether an option is meant by what was typed. */
  matches(option: Option<Id>, text: string): boolean;
  onChange(value: Id): void;
}

/** A list is no longer looked through than this. */
const mostShown = 40;

/** One of a long list, found by typing. */
export function SearchSelect<Id extends string>(props: Props<Id>) {
  const { label, value, options, placeholder, matches, onChange } = props;
  const chosen = options.find(({ id }) => id === value)?.label ?? '';
  const [typed, setTyped] = useState<string>();
  const shown = useMemo(
    () => options.filter((option) => !typed || matches(option, typed)).slice(0, mostShown),
    [options, typed, matches],
  );
  return (
    <ComboBox
      className="field"
      items={shown}
      inputValue={typed ?? chosen}
      selectedKey={value ?? null}
      menuTrigger="focus"
      onInputChange={(text) => setTyped(text === chosen ? undefined : text)}
      onOpenChange={(isOpen) => !isOpen && setTyped(undefined)}
      onSelectionChange={(key) => {
        setTyped(undefined);
        if (key !== null && key !== value) onChange(String(key) as Id);
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-select">
        <Input className="input" placeholder={placeholder} />
        <Button className="search-select-open" aria-label={label}>
          <ChevronDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<Option<Id>> className="search-select-list">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="list-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
