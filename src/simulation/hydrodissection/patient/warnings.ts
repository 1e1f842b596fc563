import { type FluidItem, type HydroFact, hydroFacts } from '../../../catalog/fluids';

/** What must be read before a fluid is injected into a neck. */
export const hydroWarnings = (fluid: FluidItem): readonly HydroFact[] => [
  ...(fluid.ionic ? [hydroFacts.radiofrequency] : []),
  hydroFacts.temperature,
  hydroFacts.testBolus,
  hydroFacts.bleeding,
  hydroFacts.oedema,
  hydroFacts.nerves,
];
