import { describe, expect, it } from 'vitest';
import { defaultLook } from '../../../src/scene/camera/defaultLook';
import { surfaceHu } from '../../../src/scene/render/transfer';

describe('the first look at a case', () => {
  it.each([
    [{}, 'anterior'],
    [{ site: 'cervical' }, 'anterior'],
    [{ site: 'cervical', approach: 'anterolateral-ascending' }, 'anterior'],
    [{ site: 'cervical', approach: 'transpedicular-cervical' }, 'posterior'],
    [{ site: 'cervical', approach: 'posterolateral-cervical' }, 'posterior'],
    [{ site: 'lumbar' }, 'posterior'],
    [{ site: 'thoracic', approach: 'costovertebral' }, 'posterior'],
    [{ site: 'sacrum', positionAtCt: 'supine' }, 'posterior'],
    [{ site: 'pelvis', approach: 'anterior-oblique', positionAtProcedure: 'prone' }, 'anterior'],
    [{ positionAtCt: 'prone' }, 'posterior'],
    [{ positionAtCt: 'prone', positionAtProcedure: 'supine' }, 'anterior'],
  ] as const)('of %o is %s', (stated, look) => {
    expect(defaultLook(stated)).toBe(look);
  });
});

describe('the surface of the rendered CT', () => {
  it('lies where the preset begins to be dense', () => {
    expect(surfaceHu('bone')).toBeCloseTo(260, 6);
    expect(surfaceHu('vessels')).toBeCloseTo(130 + (60 * 0.2) / 0.35, 6);
  });
});
