import { Axis3d, Bone, Box, Camera, Maximize, RotateCcw, Scissors, View } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { isPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import { facesAway } from '../clip';
import { ask, cameraPresets, type ClipPlane, setScene, useScene } from '../sceneStore';
import type { Viewport } from '../Viewport';
import { ClipBar } from './ClipBar';
import { ToolButton } from './ToolButton';
import { ToolMenu } from './ToolMenu';

const volumes = ['off', 'bone', 'vessels'] as const;
const planes = ['off', 'axial', 'coronal', 'sagittal', 'path'] as const;

/** Cuts away the side that faces the eye, so that the cut is seen. */
function choosePlane(plane: ClipPlane, viewport: Viewport): void {
  const eye = viewport.camera.getWorldDirection(viewport.camera.position.clone()).negate();
  setScene({ clip: { plane, offsetMm: 0, isFlipped: facesAway(plane, eye) } });
}

/** What the 3-D view offers: eye, projection, volume, cut and export. */
export function Toolbar({ viewport }: { readonly viewport: Viewport }) {
  const { t } = useTranslation();
  const volumePreset = useSession((state) => state.volumePreset);
  const hasCt = useSession((state) => state.ct !== undefined);
  const selected = useSession((state) => state.selectedInstrument);
  const hasPath = usePlan((state) => isPlaced(state.plan, selected));
  const plane = useScene((state) => state.clip.plane);
  const projection = useScene((state) => state.projection);
  const isParallel = projection === 'orthographic';
  return (
    <div className="scene-tools">
      <AriaToolbar className="scene-toolbar" aria-label={t('scene.toolbar')}>
        <ToolMenu
          label={t('scene.look')}
          icon={<View size={16} aria-hidden />}
          options={cameraPresets.map((id) => ({
            id,
            label: t(`scene.looks.${id}`),
            isDisabled: id === 'path' && !hasPath,
          }))}
          onChoose={(preset) => ask({ kind: 'look', preset })}
        />
        <ToolMenu
          label={t('scene.volume')}
          icon={<Bone size={16} aria-hidden />}
          isDisabled={!hasCt}
          isOn={volumePreset !== 'off'}
          value={volumePreset}
          options={volumes.map((id) => ({ id, label: t(`scene.volumes.${id}`) }))}
          onChoose={(id) => setSession({ volumePreset: id })}
        />
        <ToolMenu
          label={t('scene.clip')}
          icon={<Scissors size={16} aria-hidden />}
          isOn={plane !== 'off'}
          value={plane}
          options={planes.map((id) => ({
            id,
            label: t(`scene.clips.${id}`),
            isDisabled: id === 'path' && !hasPath,
          }))}
          onChoose={(id) => choosePlane(id, viewport)}
        />
        <ToolButton
          label={t(isParallel ? 'scene.toPerspective' : 'scene.toOrthographic')}
          onPress={() => setScene({ projection: isParallel ? 'perspective' : 'orthographic' })}
        >
          {isParallel ? <Box size={16} aria-hidden /> : <Axis3d size={16} aria-hidden />}
        </ToolButton>
        <ToolButton label={t('scene.fit')} keys="F" onPress={() => ask({ kind: 'fit' })}>
          <Maximize size={16} aria-hidden />
        </ToolButton>
        <ToolButton label={t('scene.reset')} keys="Home" onPress={() => ask({ kind: 'reset' })}>
          <RotateCcw size={16} aria-hidden />
        </ToolButton>
        <ToolButton label={t('scene.export')} onPress={() => ask({ kind: 'export' })}>
          <Camera size={16} aria-hidden />
        </ToolButton>
      </AriaToolbar>
      <ClipBar />
    </div>
  );
}
