import {
  Angle,
  Circle,
  Contrast,
  Crosshair,
  FlipHorizontal2,
  Hand,
  MoveUpRight,
  Ruler,
  Spline,
  TriangleRight,
  Type,
  ZoomIn,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { type Layout, setSession, useSession } from '../../store/session';
import { Segmented } from '../controls';
import { ActionButton } from './ActionButton';
import { WindowMenu } from './WindowMenu';

const tools = [
  { id: 'window', icon: Contrast },
  { id: 'pan', icon: Hand },
  { id: 'zoom', icon: ZoomIn },
  { id: 'crosshair', icon: Crosshair },
  { id: 'length', icon: Ruler },
  { id: 'circle', icon: Circle },
  { id: 'angle', icon: Angle },
  { id: 'corner', icon: TriangleRight },
  { id: 'midline', icon: FlipHorizontal2 },
  { id: 'arrow', icon: MoveUpRight },
  { id: 'text', icon: Type },
] as const;

/** Tools, layout and window, above the views. */
export function Toolbar() {
  const { t } = useTranslation();
  const active = useSession((state) => state.tool);
  const layout = useSession((state) => state.layout);
  const outlines = useSession((state) => state.outlinesVisible);
  const choices: { id: Layout; label: string }[] = [
    { id: 'standard', label: t('shell.layout.standard') },
    { id: 'path', label: t('shell.layout.path') },
  ];
  return (
    <AriaToolbar className="toolbar" aria-label={t('shell.tools')}>
      <span className="toolbar-group">
        {tools.map(({ id, icon }) => (
          <ActionButton key={id} id={id} icon={icon} isSelected={active === id} />
        ))}
      </span>
      <ActionButton id="outlines" icon={Spline} isSelected={outlines} />
      <span className="toolbar-group toolbar-labelled">
        <span className="field-label">{t('shell.layout.label')}</span>
        <Segmented
          label={t('shell.layout.label')}
          value={layout}
          options={choices}
          onChange={(next) => setSession({ layout: next, maximised: undefined })}
        />
      </span>
      <WindowMenu />
    </AriaToolbar>
  );
}
