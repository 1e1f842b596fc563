import type { Plan } from '../../plan/schema';
import type { SessionState } from '../session';
import { inputsHash } from '../inputs-hash';
import { cementSetup, placedNeedles, targetBone } from './setup';

/** Of everything that the model of the bone follows from: equal strings, equal bones. */
export function boneInputs(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): string {
  const { gridMm, parameters } = cementSetup(plan);
  const tips = placedNeedles(plan).map(({ tipMm }) => tipMm);
  const structures = session.structures.map(({ key, volumeMl }) => [key, volumeMl]);
  const target = targetBone(plan, session.structures)?.key;
  return inputsHash([session.ct?.fingerprint, target, gridMm, parameters, tips, structures]);
}

/** Of everything that the maps and runs before an injection follow from. */
export function previewInputs(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): string {
  const { family, sinceMixingS, roomC, flowMlPerS } = cementSetup(plan);
  return inputsHash([
    boneInputs(plan, session),
    family,
    sinceMixingS,
    roomC,
    flowMlPerS,
    placedNeedles(plan),
  ]);
}

/** Of everything that the result of an injection follows from, its schedule included. */
export function resultInputs(plan: Plan, session: Pick<SessionState, 'ct' | 'structures'>): string {
  const { family, sinceMixingS, roomC, schedule } = cementSetup(plan);
  const placed = placedNeedles(plan);
  return inputsHash([boneInputs(plan, session), family, sinceMixingS, roomC, placed, schedule]);
}
