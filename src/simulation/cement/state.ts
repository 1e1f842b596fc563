import type { FlowRun } from '../flow/run-types';
import type { PressureReport } from '../flow/types';
import type { Coupled } from './coupling';
import type { InjectionState } from './types';

const toMl = (mm3: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(mm3).map(([outlet, value]) => [outlet, value / 1000]));

/** The numbers of one instant, in the units of the answer: mL, kPa, s. */
export function injectionState(
  run: FlowRun,
  coupled: readonly Coupled[],
  report: PressureReport,
  syringeAgeS: number,
): InjectionState {
  return {
    timeS: run.timeS,
    injectedMl: run.injectedMm3 / 1000,
    cementMl: run.cementMm3() / 1000,
    leakedMl: toMl(run.leakedMm3),
    outletFlowMlPerS: toMl(report.outletFlowMm3PerS),
    firstContactMl: toMl(run.firstContactMm3),
    instruments: coupled.map(({ flowMm3PerS, tipPressurePa, needleLossPa, limited }, i) => ({
      flowMlPerS: flowMm3PerS / 1000,
      injectedMl: run.injectedByInletMm3[i]! / 1000,
      tipPressureKpa: tipPressurePa / 1000,
      syringePressureKpa: (tipPressurePa + needleLossPa) / 1000,
      needlePressureLossKpa: needleLossPa / 1000,
      limited,
    })),
    syringeAgeS,
    massBalanceError: run.massBalanceError(),
  };
}
