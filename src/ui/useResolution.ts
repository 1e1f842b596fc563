import type { Resolution } from '../core/grid-error';
import { resolutionOf, useSession } from '../store/session';

/** How finely the open CT resolves; undefined without one. */
export const useResolution = (): Resolution | undefined => useSession(resolutionOf);
