import { Radio, RadioGroup } from 'react-aria-components';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly text: string;
  readonly isDisabled?: boolean;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly value: Id | undefined;
  readonly options: readonly Choice<Id>[];
  onChange(value: Id): void;
}

/** One of a few, each with a sentence; none is chosen beforehand unless `value` says so. */
export function Choices<Id extends string>({ label, value, options, onChange }: Props<Id>) {
  return (
    <RadioGroup
      className="choice-list"
      aria-label={label}
      value={value ?? null}
      onChange={(next) => onChange(next as Id)}
    >
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className="choice-item"
        >
          <span className="choice-mark" aria-hidden />
          <span>
            <strong>{option.label}</strong>
            <span className="choice-text">{option.text}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
