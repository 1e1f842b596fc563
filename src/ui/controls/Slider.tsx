import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly minValue: number;
  readonly maxValue: number;
  readonly step?: number;
  readonly isDisabled?: boolean;
  /** Value in words; the plain number where absent. */
  format?(value: number): string;
  /** During the drag. */
  onChange(value: number): void;
  /** On release. */
  onChangeEnd?(value: number): void;
}

export function Slider({ label, value, format, onChange, onChangeEnd, ...rest }: Props) {
  return (
    <AriaSlider
      {...rest}
      className="slider"
      value={value}
      onChange={(next) => onChange(next as number)}
      onChangeEnd={(next) => onChangeEnd?.(next as number)}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput>{format?.(value)}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
