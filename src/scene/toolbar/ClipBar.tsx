import { FlipHorizontal2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { currentLocale } from '../../i18n';
import { formatQuantity } from '../../i18n/format';
import { type Clip, setScene, useScene } from '../sceneStore';
import { ToolButton } from './ToolButton';

const change = (part: Partial<Clip>): void => setScene(({ clip }) => ({ clip: { ...clip, ...part } }));

/** Moves the clipping plane about the crosshair, and says which side of it is cut away. */
export function ClipBar() {
  const { t } = useTranslation();
  const clip = useScene((state) => state.clip);
  if (clip.plane === 'off') return null;
  return (
    <div className="scene-clip">
      <Slider
        className="slider"
        value={clip.offsetMm}
        minValue={-100}
        maxValue={100}
        step={0.5}
        onChange={(offsetMm) => change({ offsetMm: offsetMm as number })}
      >
        <Label className="field-label">{t('scene.clipOffset')}</Label>
        <SliderOutput>{formatQuantity(clip.offsetMm, 'mm', currentLocale())}</SliderOutput>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <ToolButton label={t('scene.clipFlip')} onPress={() => change({ isFlipped: !clip.isFlipped })}>
        <FlipHorizontal2 size={16} aria-hidden />
      </ToolButton>
    </div>
  );
}
