import type { Case } from '../../plan/schema';

const fromBehind = ['thoracic', 'lumbar', 'sacrum'];

/**
 * The side from which a case is first looked at: that of the operator. Behind for the spine below the
 * neck and for patients who lie prone, in front for the neck unless its route comes from behind.
 */
export function defaultLook({
  site,
  approach,
  positionAtCt,
  positionAtProcedure,
}: Pick<Case, 'site' | 'approach' | 'positionAtCt' | 'positionAtProcedure'>): 'anterior' | 'posterior' {
  if (approach !== undefined) {
    if (approach.startsWith('anter') || approach === 'transoral') return 'anterior';
    if (/poster|transped|parapedicular|costo|interpedicular/.test(approach)) return 'posterior';
  }
  if (site !== undefined && fromBehind.includes(site)) return 'posterior';
  return (positionAtProcedure ?? positionAtCt) === 'prone' ? 'posterior' : 'anterior';
}
