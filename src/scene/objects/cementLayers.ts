import { useCementPreview } from '../../store/cement/preview';
import { useCement } from '../../store/cement/state';

/** Whether surfaces of arrival are seen, which are transparent. */
export const showsArrival = (): boolean =>
  useCement.getState().isVisible &&
  useCementPreview.getState().showsArrival &&
  useCementPreview.getState().arrival !== undefined;
