import { arrivalColours, cementColour, wallColours } from '../../store/cement/colours';
import { useCementPreview } from '../../store/cement/preview';
import { shownFrame, useCement } from '../../store/cement/state';
import { onCementPicture } from '../../store/cement/watch';
import { usePictured } from '../usePictured';
import { SimulatedSurface } from './SimulatedSurface';

const pictured = () => ({
  isVisible: useCement.getState().isVisible,
  shape: shownFrame(useCement.getState())?.shape,
  ...useCementPreview.getState(),
});

/** The cement that is shown, the surfaces of arrival, and the weak parts of the wall. */
export function Cement() {
  const { isVisible, shape, arrival, showsArrival, patches, showsWeak } = usePictured(
    pictured,
    onCementPicture,
  );
  if (!isVisible) return null;
  const last = (arrival?.surfaces.length ?? 0) - 1;
  return (
    <>
      {shape && <SimulatedSurface surface={shape.surface} colour={cementColour} opacity={1} shine={0.22} />}
      {showsArrival &&
        arrival?.surfaces.map(({ ml, mesh }, n) => (
          <SimulatedSurface
            key={ml}
            surface={mesh}
            colour={arrivalColours[n] ?? cementColour}
            opacity={0.5 - (0.3 * n) / Math.max(1, last)}
            shine={0.05}
          />
        ))}
      {showsWeak &&
        patches.map((mesh, n) => (
          <SimulatedSurface
            key={wallColours[n]}
            surface={mesh}
            colour={wallColours[n] ?? cementColour}
            opacity={1}
            shine={0.05}
          />
        ))}
    </>
  );
}
