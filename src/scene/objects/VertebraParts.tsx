import { partColours } from '../../store/landmark-marks';
import { useLandmarks } from '../../store/landmarks';
import { SimulatedSurface } from './SimulatedSurface';

/** Body, pedicles and arch of the measured vertebra, each in its colour. */
export function VertebraParts() {
  const { showsParts, parts } = useLandmarks();
  if (!showsParts) return null;
  return parts?.map(
    ({ part, mesh }) =>
      mesh && (
        <SimulatedSurface key={part} surface={mesh} colour={partColours[part]} opacity={1} shine={0.1} />
      ),
  );
}
