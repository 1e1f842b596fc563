import { describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { lpsPoint } from '../../../../src/core/units';
import { flowProblem } from '../../../../src/simulation/cement/bone/flow-problem';
import { toFrame } from '../../../../src/simulation/cement/bone/frame';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import { type BoneInput, type BoneModel, tissues } from '../../../../src/simulation/cement/bone/types';
import { FIRST_FIXED } from '../../../../src/simulation/flow/types';
import { half, phantom } from './phantom';

async function prepared(input: BoneInput): Promise<BoneModel> {
  const result = await prepareBone(input, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const share = (model: BoneModel, kind: keyof typeof tissues) =>
  (model.tissue.filter((t) => t === tissues[kind]).length * model.grid.spacing[0] ** 3) / 1000;

describe('the bone read from a CT', () => {
  it('finds a vertebra’s axes, posterior wall and body', async () => {
    const { frame, bodyVolumeMl, bodyEstimated } = await prepared(phantom());
    expect(frame.superior[2]).toBeGreaterThan(0.99);
    expect(frame.posterior[1]).toBeGreaterThan(0.99);
    expect(frame.left[0]).toBeGreaterThan(0.99);
    expect(toFrame(frame, [0, half.back, 0])[1] - frame.posteriorWall!.at0Mm).toBeCloseTo(0, -0.5);
    const exactMl = (Math.PI * half.left * half.back * 2 * half.up) / 1000;
    expect(bodyEstimated).toBe(true);
    expect(bodyVolumeMl / exactMl).toBeGreaterThan(0.93);
    expect(bodyVolumeMl / exactMl).toBeLessThan(1.1);
  });

  it('keeps a sound wall closed and opens it where the CT shows a hole', async () => {
    const sound = await prepared(phantom());
    expect(sound.outlets.filter(({ type }) => type === 'cortical-defect')).toEqual([]);
    const broken = await prepared(phantom({ defectMm: 4 }));
    const defects = broken.outlets.filter(({ type }) => type === 'cortical-defect');
    expect(defects).toHaveLength(1);
    const [defect] = defects;
    expect(Math.hypot(defect!.atMm[0] - half.left, defect!.atMm[1], defect!.atMm[2])).toBeLessThan(3);
    expect(defect!.origin).toBe('found');
    expect(defect!.areaMm2).toBeGreaterThan(15);
    expect(defect!.areaMm2).toBeLessThan(75);
  });

  it('finds it where the wall was, and no other, when the label leaves it and a vein out', async () => {
    const model = await prepared(phantom({ defectMm: 4, tornLabel: true }));
    const defects = model.outlets.filter(({ type }) => type === 'cortical-defect');
    expect(defects).toHaveLength(1);
    expect(
      Math.hypot(defects[0]!.atMm[0] - half.left, defects[0]!.atMm[1], defects[0]!.atMm[2]),
    ).toBeLessThan(3);
    const whole = await prepared(phantom({ defectMm: 4 }));
    expect(share(model, 'bone') / share(whole, 'bone')).toBeCloseTo(1, 1.5);
    // No vein sits on the edge of the hole.
    for (const { atMm } of model.outlets.filter(({ type }) => type === 'segmental-vein'))
      expect(Math.hypot(atMm[0] - half.left, atMm[1], atMm[2])).toBeGreaterThan(4);
  });

  it('finds the same hole when the CT’s planes are oblique', async () => {
    const model = await prepared(phantom({ defectMm: 4, tiltDeg: 20 }));
    expect(model.frame.superior[2]).toBeGreaterThan(0.98);
    const defect = model.outlets.find(({ type }) => type === 'cortical-defect')!;
    expect(Math.hypot(defect.atMm[0] - half.left, defect.atMm[1], defect.atMm[2])).toBeLessThan(3);
  });

  it('scales the basivertebral foramen with the body and opens it into the canal', async () => {
    const model = await prepared(phantom());
    const outlet = model.outlets.find(({ type }) => type === 'basivertebral-vein')!;
    expect(outlet.origin).toBe('scaled');
    // 1/5 of the width by 1/4 of the height.
    expect(outlet.areaMm2).toBeCloseTo((2 * half.left * 0.93 * 2 * half.up) / 20, -1.5);
    expect(share(model, 'channel')).toBeGreaterThan(0.05);
    const index = model.outlets.indexOf(outlet);
    expect(flowProblem(model).cells!.filter((c) => c === FIRST_FIXED + index).length).toBeGreaterThan(0);
  });

  it('gives each side of the waist its veins', async () => {
    const { outlets, veins } = await prepared(phantom());
    const ids = outlets.filter(({ type }) => type === 'segmental-vein').map(({ id }) => id);
    expect(ids.filter((id) => id.includes('left'))).toHaveLength(2);
    expect(ids.filter((id) => id.includes('right'))).toHaveLength(2);
    // 1.5 mm in a body 45 mm wide.
    expect(veins[0]!.radiusMm / ((0.75 * 2 * half.left) / 45)).toBeCloseTo(0.95, 1);
  });

  it('takes a gas cleft as a cavity', async () => {
    expect(share(await prepared(phantom()), 'cavity')).toBe(0);
    const ml = share(await prepared(phantom({ cleft: true })), 'cavity');
    const exactMl = (Math.PI * 81 * 2.5) / 1000;
    expect(ml).toBeGreaterThan(0.5 * exactMl);
    expect(ml).toBeLessThan(1.6 * exactMl);
  });

  it('refuses a structure that is not there and a tip outside the bone', async () => {
    const none = await prepareBone({ ...phantom(), targetKey: 'vertebra-t4' }, noContext);
    expect(none.ok || none.failure.code).toBe('cement-no-bone');
    const outside = await prepareBone({ ...phantom(), tipsMm: [lpsPoint(0, 24, 0)] }, noContext);
    expect(outside.ok || outside.failure.code).toBe('cement-tip-outside');
  });

  it('turns the permeability to the bone and keeps its mean', async () => {
    const model = await prepared(phantom({ tiltDeg: 20 }));
    const [bone] = flowProblem(model, { anisotropy: 2 }).permeability.tensorsMm2;
    const [xx, yy, zz, xy, xz, yz] = bone!;
    const determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
    expect(determinant).toBeCloseTo(1, 6);
    // Twice as permeable along the spine, which lies 20° off the grid's third axis.
    const angle = (Math.acos(model.frame.superior[2]) * 180) / Math.PI + 20;
    expect(angle).toBeLessThan(25);
    expect(zz / xx).toBeGreaterThan(1.7);
    expect(Math.abs(yz)).toBeGreaterThan(0.1);
  });
});
