import { useTranslation } from 'react-i18next';
import { type EditTool, useEdit } from '../../../../store/edit/state';
import { CombineOptions } from './CombineOptions';
import {
  FillOptions,
  InterpolateOptions,
  IslandsOptions,
  ResizeOptions,
  SmoothOptions,
} from './CommandOptions';
import { BrushOptions, GrowOptions, SplitOptions } from './PaintingOptions';
import { ThresholdOptions } from './ThresholdOptions';

const options: Readonly<Record<EditTool, () => React.JSX.Element>> = {
  brush: BrushOptions,
  erase: BrushOptions,
  grow: GrowOptions,
  split: SplitOptions,
  threshold: ThresholdOptions,
  smooth: SmoothOptions,
  fill: FillOptions,
  islands: IslandsOptions,
  interpolate: InterpolateOptions,
  resize: ResizeOptions,
  combine: CombineOptions,
};

/** What the tool in use does, and its numbers. */
export function ToolOptions() {
  const { t } = useTranslation();
  const tool = useEdit((state) => state.tool);
  const Options = options[tool];
  return (
    <div className="edit-options">
      <h4>{t(`editing.tools.${tool}`)}</h4>
      <Options />
    </div>
  );
}
