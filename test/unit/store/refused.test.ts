import { beforeEach, describe, expect, it } from 'vitest';
import { clearNotices } from '../../../src/store/notices';
import { addRefused, listRefused, tellRefused, useRefused } from '../../../src/store/refused';
import { useSession } from '../../../src/store/session';

const file = (path: string, code = 'dicom-broken') => ({ path, failure: { code, data: { path } } });
const codes = () => useSession.getState().notices.map(({ failure }) => failure.code);

describe('what was refused', () => {
  beforeEach(() => {
    clearNotices();
    listRefused([]);
  });

  it('stands in one list, each reason once', () => {
    listRefused([file('a')]);
    addRefused([file('a'), file('b'), file('a', 'not-ct')]);
    expect(useRefused.getState().files.map(({ path }) => path)).toEqual(['a', 'b', 'a']);
    listRefused([]);
    expect(useRefused.getState().files).toEqual([]);
  });

  it('is told one by one when it is little, and in one message when it is much', () => {
    tellRefused([file('a'), file('b'), file('scout', 'single-slice')]);
    expect(codes()).toEqual(['dicom-broken', 'dicom-broken']);
    clearNotices();
    tellRefused(Array.from({ length: 10_000 }, (_, n) => file(`${n}`)));
    expect(codes()).toEqual(['files-refused']);
  });
});
