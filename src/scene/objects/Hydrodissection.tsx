import { fluidColour } from '../../store/hydrodissection/colours';
import { fluidShown, ghostsShown, sheetsShown } from '../../store/hydrodissection/layers';
import { onHydroPicture } from '../../store/hydrodissection/watch';
import { usePictured } from '../usePictured';
import { SimulatedSurface } from './SimulatedSurface';

const pictured = () => ({ fluid: fluidShown(), ghosts: ghostsShown(), sheets: sheetsShown() });

/** The pocket, where the structures lay before it opened, and the spaces that it may run in. */
export function Hydrodissection() {
  const { fluid, ghosts, sheets } = usePictured(pictured, onHydroPicture);
  return (
    <>
      {fluid && <SimulatedSurface surface={fluid} colour={fluidColour} opacity={0.8} shine={0.3} />}
      {ghosts.map(({ key, surface }) => (
        <SimulatedSurface key={key} surface={surface} colour="#c8ced6" opacity={0.12} shine={0} />
      ))}
      {sheets.map(({ id, surface, colour }) => (
        <SimulatedSurface key={id} surface={surface} colour={colour} opacity={0.6} shine={0.05} />
      ))}
    </>
  );
}
