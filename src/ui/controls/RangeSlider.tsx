import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

interface Props {
  readonly label: string;
  /** Names of the two ends, for assistive tools. */
  readonly ends: readonly [string, string];
  readonly value: readonly [number, number];
  readonly minValue: number;
  readonly maxValue: number;
  /** The range in words. */
  readonly words: string;
  readonly isDisabled?: boolean;
  onChange(value: readonly [number, number]): void;
}

/** From where to where along a line. */
export function RangeSlider({ label, ends, value, words, onChange, ...rest }: Props) {
  return (
    <AriaSlider
      {...rest}
      className="slider"
      value={[...value]}
      onChange={(next) => onChange(next as unknown as readonly [number, number])}
    >
      <Label className="field-label">{label}</Label>
      <SliderOutput>{words}</SliderOutput>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" index={0} aria-label={ends[0]} />
        <SliderThumb className="slider-thumb" index={1} aria-label={ends[1]} />
      </SliderTrack>
    </AriaSlider>
  );
}
