import type { FlowRun } from '../flow/run-types';
import type { InjectionProblem } from './types';
import { veinConductance } from './vein-column';

/** Sets what each vein lets through now: it resists more the more cement is in it. */
export function fillVeins(
  { veins = [], flow, marrowViscosityPaS }: InjectionProblem,
  run: FlowRun,
  cementViscosityPaS: (cells: readonly number[]) => readonly number[],
): void {
  if (veins.length === 0) return;
  const viscosities = cementViscosityPaS(veins.map(({ cell }) => cell));
  const { leakedMm3, saturation } = run;
  veins.forEach((vein, n) => {
    // A shut vein stays shut.
    if (flow.outletEdges?.[vein.edge]?.conductance === 0) return;
    const leaked = leakedMm3[vein.outlet] ?? 0;
    const conductance = veinConductance(
      vein,
      leaked,
      saturation[vein.cell]!,
      viscosities[n]!,
      marrowViscosityPaS,
    );
    run.setOutletConductance(vein.edge, conductance);
  });
}
