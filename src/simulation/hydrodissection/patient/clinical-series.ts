import type { Source } from '../../../catalog/types';
import { fluidSources } from '../../../catalog/fluids/sources';

/** The one published series of this hydrodissection: what the retained share is held against. */
export const clinicalSeries: {
  readonly patients: number;
  readonly successes: number;
  readonly leastMl: number;
  readonly meanMl: number;
  readonly mostMl: number;
  readonly source: Source;
} = {
  patients: 5,
  successes: 5,
  leastMl: 210,
  meanMl: 218,
  mostMl: 230,
  source: fluidSources.odontoid,
};
