import type { SeriesSummary } from '../../formats/open';

/** What tells the series of one examination apart: phase, voltage, kernel. */
export function acquisitionWords({ facts }: Pick<SeriesSummary, 'facts'>): string[] {
  const { contrastPhase, contrastAgent, kvp, kernel } = facts;
  return [
    ...(contrastPhase || contrastAgent ? [String(contrastPhase ?? contrastAgent)] : []),
    ...(kvp === undefined ? [] : [`${kvp}\u00a0kV`]),
    ...(kernel ? [String(kernel)] : []),
  ];
}

/** A series in one line, for a list to choose from. */
export const seriesWords = (series: Pick<SeriesSummary, 'facts' | 'description' | 'modality'>): string =>
  [series.description || series.modality, ...acquisitionWords(series)].join(' · ');
