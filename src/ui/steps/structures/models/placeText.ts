import type { TFunction } from 'i18next';
import type { ModelPlace } from '../../../../workers/models/session';

/** Where a network runs, or ran. */
export function placeText(t: TFunction, { backend, threads }: ModelPlace): string {
  if (backend === 'webgpu') return t('model.webgpu');
  return threads > 1 ? t('model.wasm', { count: threads }) : t('model.wasmOne');
}
