import { ChevronDown, ChevronUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button, Group, Input, Label, NumberField as AriaNumberField } from 'react-aria-components';
import { keyboardStep, numberFormat } from './number';

interface Props {
  readonly label: string;
  /** NaN shows an empty field. */
  readonly value: number;
  /** `mm` and `°` are part of the text that can be typed; other units stand behind it. */
  readonly unit?: string;
  readonly decimals?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly isDisabled?: boolean;
  /** `row` puts the label to the left of the box; `bare` keeps it for screen readers only. */
  readonly layout?: 'stacked' | 'row' | 'bare';
  /** Called when the value is committed: Enter, leaving the field, arrows, stepper. */
  onChange(value: number): void;
}

/** A number in the language's own notation; arrows step 1, with Shift 5, with Alt 0.1. */
export function NumberField(props: Props) {
  const { label, unit, decimals = 1, layout = 'stacked', onChange, ...rest } = props;
  const { options, suffix } = numberFormat(unit, decimals);
  const { value, minValue = -Infinity, maxValue = Infinity } = rest;

  const step = (event: KeyboardEvent) => {
    const by = keyboardStep(event);
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const from = Number.isNaN(value) ? 0 : value;
    onChange(Math.min(Math.max(Number((from + by).toFixed(6)), minValue), maxValue));
  };

  return (
    <AriaNumberField
      {...rest}
      className={layout === 'row' ? 'field-row' : 'field'}
      formatOptions={options}
      onChange={(next) => next !== value && onChange(next)}
    >
      <Label className={layout === 'bare' ? 'sr-only' : 'field-label'}>{label}</Label>
      <Group className="number-box" onKeyDownCapture={step}>
        <Input />
        {suffix && <span className="number-unit">{suffix}</span>}
        <span className="number-steps">
          <Button slot="increment">
            <ChevronUp size={11} aria-hidden />
          </Button>
          <Button slot="decrement">
            <ChevronDown size={11} aria-hidden />
          </Button>
        </span>
      </Group>
    </AriaNumberField>
  );
}
