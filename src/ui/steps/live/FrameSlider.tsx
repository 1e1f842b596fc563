import { useTranslation } from 'react-i18next';
import { Slider } from '../../controls';

interface Props {
  readonly label: string;
  /** How many instants there are, and which is shown. */
  readonly count: number;
  readonly shown: number;
  readonly isIdle: boolean;
  format(index: number): string;
  onChange(index: number): void;
}

/** Back and forth among the instants of an injection; says so when the one shown is not the newest. */
export function FrameSlider({ label, count, shown, isIdle, format, onChange }: Props) {
  const { t } = useTranslation();
  const isBack = isIdle && count > 0 && shown < count - 1;
  return (
    <>
      {count > 1 && (
        <Slider
          label={label}
          value={shown}
          minValue={0}
          maxValue={count - 1}
          step={1}
          isDisabled={!isIdle}
          format={format}
          onChange={onChange}
        />
      )}
      {isBack && (
        <p className="note">
          {t('cement.lookingBack')}{' '}
          <button type="button" className="link" onClick={() => onChange(count - 1)}>
            {t('cement.toEnd')}
          </button>
        </p>
      )}
    </>
  );
}
