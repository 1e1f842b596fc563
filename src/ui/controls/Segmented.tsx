import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from './Select';

interface Props<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly Option<Id>[];
  onChange(value: Id): void;
}

/** One of two or three, all visible. */
export function Segmented<Id extends string>({ label, value, options, onChange }: Props<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segmented"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Id)}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segmented-item">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
