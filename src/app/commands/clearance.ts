import { spanErrorMm } from '../../core/grid-error';
import { ok } from '../../core/result';
import { isWallHidden, type Structure } from '../../core/structure';
import { lpsPoint } from '../../core/units';
import type { Plan } from '../../plan/schema';
import { breaches } from '../../trajectory/breach';
import type { TableInput } from '../../trajectory/clearance-table';
import { mismatches, placePath } from '../../trajectory/consistency';
import { pathGeometry } from '../../trajectory/path-geometry';
import { shortByMm } from '../../trajectory/reach';
import { tableInput } from '../../trajectory/table-input';
import type { Runner } from '../../workers/runner';
import { defineCommand } from './define';
import { helpRows } from './help';
import { labelHelp, labelUsage } from './load';
import { ctHelp, ctUsage } from './ct';
import { buildDistances } from './distances';
import { loadPlanCase, type PlanCase, planCaseOptions } from './plan-case';

/** Every instrument of a plan against every structure. */
export const clearance = defineCommand({
  usage: `clearance --ct PATH… --labels F… --plan P.json\n       ${labelUsage}\n       ${ctUsage} [--table]`,
  help: `Measures each whole instrument of a plan against each structure, surface to surface.

${helpRows([
  ['--ct PATH…', 'the CT'],
  ['--labels F…', 'label files on it'],
  ['--plan P.json', 'the plan'],
  ...labelHelp,
  ...ctHelp,
])}

Prints rows[] (clearanceMm is the smaller of atRestMm and sweptMm, stage names which; negative: minus
the greatest depth of any point of the instrument below the surface; depthMm runs from entryMm; verdict
null where no margin is demanded; toleranceMm: what voxels, slice thickness and
resampling leave open in the three distances, depthToleranceMm in the depth), missing[] (why a verdict is
incomplete), wallNotVisible[] (keys of drawn or traced structures whose wall the CT does not show: distances
are to the outline as drawn), verdicts[] (the worst row of each instrument), paths[] (for each instrument: lengths from
skin to bone and to the target, in bone, angles in degrees, tooShortByMm, where it lies, and what of it
contradicts the case; a length is absent where its ends were not found; fooToleranceMm belongs to fooMm), breach[] (Gertzbein-Robbins, for each bone
that an instrument enters), case and the largest toleranceMm.
`,
  options: planCaseOptions,
  needsPaths: false,
  async run(args, runner) {
    const loaded = await loadPlanCase(args, runner);
    return 'ok' in loaded && loaded.ok ? measure(loaded.value, runner) : loaded;
  },
});

async function measure({ plan, volume, resolution, structures }: PlanCase, runner: Runner) {
  const distances = await buildDistances(structures, runner);
  if (!distances.ok) return distances;
  const input = tableInput(plan, structures, distances.value, volume.grid, resolution);
  const table = await runner.run('clearance-table', input);
  if (!table.ok) return table;
  const breach = breaches(input.instruments, input.structures, resolution);
  if (!breach.ok) return breach;
  const toleranceMm = Math.max(0, ...table.value.rows.map((row) => row.toleranceMm));
  const paths = plan.instruments.map((instrument) =>
    pathReport(plan, instrument, { volume, resolution }, structures, input),
  );
  const wallNotVisible = structures.filter(isWallHidden).map(({ key }) => key);
  return ok({
    ...table.value,
    wallNotVisible,
    breach: breach.value,
    paths,
    case: statedCase(plan),
    toleranceMm,
  });
}

/** What the step Trajectory says about one path. */
function pathReport(
  { case: stated, thresholds }: Plan,
  instrument: Plan['instruments'][number],
  { volume, resolution }: Pick<PlanCase, 'volume' | 'resolution'>,
  loaded: readonly Structure[],
  { structures }: TableInput,
) {
  const entryMm = lpsPoint(...instrument.entryMm);
  const targetMm = lpsPoint(...instrument.targetMm);
  const place = placePath(loaded, entryMm, targetMm, resolution);
  const midlineXMm = place && entryMm[0] - place.offMidlineMm;
  return {
    instrument: instrument.id,
    ...pathGeometry({
      entryMm,
      targetMm,
      structures,
      volume,
      resolution,
      ...thresholds,
      ...(midlineXMm !== undefined && { midlineXMm }),
    }),
    tooShortByMm: shortByMm(instrument),
    // What it lacks is the path's length less the instrument's own.
    tooShortByToleranceMm: spanErrorMm(resolution, entryMm, targetMm),
    place,
    mismatches: mismatches(place, stated),
  };
}

const statedCase = ({ case: stated }: Plan) => ({
  site: stated.site ?? 'not stated',
  level: stated.level ?? 'not stated',
  side: stated.side ?? 'not stated',
  positionAtCt: stated.positionAtCt ?? 'not stated',
  positionAtProcedure: stated.positionAtProcedure ?? 'not stated',
});
