import type { Plan } from '../../plan/schema';
import type { SessionState } from '../session';
import { cementSetup, placedNeedles, targetBone } from './setup';

/** Of everything that the model of the bone follows from: equal strings, equal bones. */
export function boneInputs(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): string {
  const { gridMm, parameters } = cementSetup(plan);
  const tips = placedNeedles(plan).map(({ tipMm }) => tipMm);
  const structures = session.structures.map(({ key, volumeMl }) => [key, volumeMl]);
  const target = targetBone(plan, session.structures)?.key;
  return hash([session.ct?.fingerprint, target, gridMm, parameters, tips, structures]);
}

/** Of everything that the result of an injection follows from, its schedule included. */
export function resultInputs(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): string {
  const { family, sinceMixingS, roomC, schedule } = cementSetup(plan);
  const placed = placedNeedles(plan);
  return hash([boneInputs(plan, session), family, sinceMixingS, roomC, placed, schedule]);
}

/** FNV-1a over the JSON text, 64 bits in hex: to see a change, not to keep a secret. */
function hash(value: unknown): string {
  const text = JSON.stringify(value);
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let n = 0; n < text.length; n++) {
    low = Math.imul(low ^ text.charCodeAt(n), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(n), 0x01000195);
  }
  return [low, high].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
