import {
  Blend,
  Brush,
  CircleDot,
  Eraser,
  Grape,
  Layers,
  type LucideIcon,
  PaintBucket,
  Scaling,
  Scissors,
  SlidersHorizontal,
  Sprout,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from 'react-aria-components';
import { type EditTool, useEdit } from '../../../../store/edit/state';
import { isPainting, useSession } from '../../../../store/session';
import { ActionButton } from '../../../shell/ActionButton';

const tools: readonly { id: EditTool; icon: LucideIcon }[] = [
  { id: 'brush', icon: Brush },
  { id: 'erase', icon: Eraser },
  { id: 'grow', icon: Sprout },
  { id: 'threshold', icon: SlidersHorizontal },
  { id: 'split', icon: Scissors },
  { id: 'combine', icon: Blend },
  { id: 'smooth', icon: CircleDot },
  { id: 'fill', icon: PaintBucket },
  { id: 'islands', icon: Grape },
  { id: 'interpolate', icon: Layers },
  { id: 'resize', icon: Scaling },
];

/** The tools that are used on the slices, then the commands. */
export function EditToolbar() {
  const { t } = useTranslation();
  const shown = useEdit((state) => state.tool);
  const active = useSession((state) => state.tool);
  return (
    <Toolbar className="edit-tools" aria-label={t('editing.toolbar')}>
      {tools.map(({ id, icon }) => (
        <ActionButton
          key={id}
          id={`edit-${id}`}
          icon={icon}
          isSelected={shown === id && (!isPainting(id) || active === id)}
        />
      ))}
    </Toolbar>
  );
}
