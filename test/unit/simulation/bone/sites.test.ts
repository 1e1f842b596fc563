import { describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import type { BoneModel } from '../../../../src/simulation/cement/bone/types';
import { type Blocks, blocks } from './blocks';

type Point = readonly [number, number, number];

async function prepared(of: Blocks): Promise<BoneModel> {
  const result = await prepareBone(blocks(of), noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** Openings that the CT shows, without the veins. */
const shown = ({ outlets }: BoneModel) =>
  outlets.filter(({ origin, type }) => origin === 'found' && !type.endsWith('vein'));

const box =
  (low: Point, high: Point) =>
  (p: Point): boolean =>
    p.every((v, n) => v > low[n]! && v < high[n]!);

const aside = ([x, y]: Point, atX: number, atY: number) => Math.hypot(x - atX, y - atY);

describe('openings by site', () => {
  it('of a sacrum: its foramen and the sacro-iliac joint', async () => {
    const block = box([-18, -12, -16], [18, 12, 16]);
    const channel = ([x, , z]: Point) => Math.hypot(x - 6, z) < 4;
    const model = await prepared({
      bones: {
        sacrum: (p) => block(p) && !channel(p),
        'hip-left': box([21, -12, -16], [30, 12, 16]),
      },
      holes: [
        [18, 0, 6],
        [1.5, 0, 0],
      ],
      holeMm: 4,
      tipMm: [-6, 0, 0],
    });
    expect(model.site).toBe('sacrum');
    const found = shown(model).map(({ type, into, atMm }) => [type, into, Math.round(atMm[0] / 6)]);
    expect(found).toContainEqual(['joint', 'hip-left', 3]);
    expect(found).toContainEqual(['foramen', undefined, 0]);
    expect(model.outlets.some(({ type }) => type === 'bone-vein')).toBe(true);
    expect(model.outlets.some(({ type }) => /basivertebral|segmental|disc/.test(type))).toBe(false);
  });

  it.each([
    ['hip-right', 'femur-right'],
    ['femur-right', 'hip-right'],
  ])('of %s: the hip joint towards %s, and a defect elsewhere', async (target, partner) => {
    const model = await prepared({
      bones: {
        [target]: box([-14, -12, -14], [14, 12, 14]),
        [partner]: box([-14, -12, -24], [14, 12, -17]),
      },
      holes: [
        [0, 0, -14],
        [14, 0, 4],
      ],
      holeMm: 4,
      tipMm: [0, 0, 0],
    });
    expect(model.site).toBe('hip');
    const found = shown(model).map(({ type, into }) => [type, into]);
    expect(found).toContainEqual(['joint', partner]);
    expect(found).toContainEqual(['cortical-defect', undefined]);
    expect(found).toHaveLength(2);
  });

  describe('of C2', () => {
    const artery = (p: Point) => aside(p, 16, 8) < 2 || aside(p, -16, 8) < 2;
    const bone = (p: Point) => {
      const isBody = Math.abs(p[0]) < 10 && Math.abs(p[1] + 2) < 8;
      const isMass = Math.abs(p[0]) < 24 && Math.abs(p[1] - 6) < 8 && aside(p, 0, 16) > 10;
      const isArch = aside(p, 0, 16) > 10 && aside(p, 0, 16) < 14 && p[1] > 6;
      const isForamen = aside(p, 16, 8) < 3.5 || aside(p, -16, 8) < 3.5;
      return Math.abs(p[2]) < 10 && (isBody || isMass || isArch) && !isForamen;
    };
    const canal = (p: Point) => aside(p, 0, 16) < 9 && Math.abs(p[2]) < 22;
    // In the wall between the mass and its left transverse foramen.
    const opened = { holes: [[12.5, 8, 0]] as const, holeMm: 3.5, tipMm: [0, -2, 0] as const };

    const withLabels = (others: Blocks['others']) =>
      prepared({ bones: { 'vertebra-c2': bone }, others: { 'spinal-canal': canal, ...others }, ...opened });

    it('names the transverse foramen by its artery, and has veins of its own', async () => {
      const { site, outlets } = await withLabels({ 'vertebral-artery-left': artery });
      expect(site).toBe('axis');
      const foramen = outlets.find(({ type }) => type === 'transverse-foramen');
      expect(foramen?.into).toBe('vertebral-artery-left');
      expect(foramen?.atMm[0]).toBeGreaterThan(9);
      const epidural = outlets.find(({ type }) => type === 'epidural-vein')!;
      expect(Math.abs(epidural.atMm[0])).toBeLessThan(1.5);
      expect(outlets.filter(({ type }) => type === 'prevertebral-vein')).toHaveLength(2);
    });

    it('names it by the bone around it where no artery is labelled', async () => {
      const { outlets } = await withLabels({});
      const foramen = outlets.find(({ type }) => type === 'transverse-foramen');
      expect(foramen?.origin).toBe('found');
      expect(foramen?.into).toBeUndefined();
    });
  });
});
