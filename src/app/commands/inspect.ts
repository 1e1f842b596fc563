import { directionMatrix } from '../../core/grid';
import { ok } from '../../core/result';
import type { SeriesSummary } from '../../formats/open';
import { openKernels } from '../../workers/open';
import { defineCommand } from './define';
import { scanPaths } from './ct';
import { sentence } from './output';

/** What is in files, folders, DICOMDIRs and zips. */
export const inspect = defineCommand({
  usage: 'inspect PATH… [--table]',
  help: `Lists what is in files, folders, DICOMDIRs and zips.

  series[]   seriesUid, modality, description, instances, columns, rows, slices, spacingMm, originMm,
             direction, transferSyntaxes, gantryTiltDeg, usable, issues[] {code, severity, message};
             stack {number, of} where the series holds several (--series UID --stack N chooses);
             resampled {tiltDeg, uneven, slices, acquiredStepsMm, stepMm} where the volume is not the
             slices as acquired; fillable and gaps[] where \`volume --fill-gaps\` can interpolate
             missing slices
  objects[]  segmentations, contours, label maps …
  refused[]  path, code, message
`,
  async run({ paths }, runner) {
    const scan = await scanPaths(paths, openKernels(runner));
    if (!scan.ok) return scan;
    const { series, objects, refused } = scan.value;
    return ok({
      series: series.map(describe),
      objects: objects.map(({ references: _, ...object }) => object),
      refused: refused.map(({ path, failure }) => ({ path, code: failure.code, message: sentence(failure) })),
    });
  },
});

function describe(series: SeriesSummary) {
  const { seriesUid, modality, description, instances, columns, rows, slices, grid } = series;
  const { transferSyntaxes, gantryTiltDeg, usable, fillable, issues, stack, resampled } = series;
  return {
    seriesUid: stack ? seriesUid.replace(/#[^#]*$/, '') : seriesUid,
    ...(stack && { stack }),
    modality,
    description,
    instances,
    columns,
    rows,
    slices,
    spacingMm: grid?.spacing ?? null,
    originMm: grid?.origin ?? null,
    direction: grid ? directionMatrix(grid) : null,
    transferSyntaxes,
    gantryTiltDeg,
    usable,
    ...(fillable && resampled && { fillable, gaps: resampled.filled }),
    ...(usable && resampled && { resampled }),
    issues: issues.map((issue) => ({ code: issue.code, severity: issue.severity, message: sentence(issue) })),
  };
}
