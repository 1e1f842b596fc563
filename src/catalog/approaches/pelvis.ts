import { sources } from '../sources';
import type { ApproachItem } from './types';

/** Routes to sacrum, pelvis and femur. */
export const pelvisApproaches: readonly ApproachItem[] = [
  {
    id: 'sacral-posterior',
    name: { en: 'posterior', fr: 'postérieure' },
    sites: ['sacrum'],
    course: {
      en: 'From behind, along the sacral wing.',
      fr: 'Par l’arrière, dans l’axe de l’aileron sacré.',
    },
    invisible: [],
    sources: [sources.sacroplasty],
  },
  {
    id: 'transiliac',
    name: { en: 'transiliac', fr: 'transiliaque' },
    sites: ['sacrum', 'pelvis'],
    course: {
      en: 'From the side, through the ilium and the sacroiliac joint into the sacrum.',
      fr: 'Par le côté, à travers l’ilium et l’articulation sacro-iliaque, jusqu’au sacrum.',
    },
    invisible: [],
    sources: [sources.sacroplasty, sources.internalCementedScrew],
  },
  {
    id: 'sacral-interpedicular',
    name: { en: 'interpedicular', fr: 'interpédiculaire' },
    sites: ['sacrum'],
    course: {
      en: 'From behind, between the pedicles, across the body of S1.',
      fr: 'Par l’arrière, entre les pédicules, à travers le corps de S1.',
    },
    invisible: [],
    sources: [sources.sacroplasty],
  },
  {
    id: 'anterior-oblique',
    name: { en: 'anterior oblique', fr: 'oblique antérieure' },
    sites: ['sacrum', 'pelvis'],
    course: {
      en: 'From the front and the side, along the ilium.',
      fr: 'Par l’avant et le côté, le long de l’ilium.',
    },
    invisible: [],
    sources: [sources.sacroplasty],
  },
  {
    id: 'acetabular',
    name: { en: 'supra-acetabular', fr: 'supra-acétabulaire' },
    sites: ['pelvis'],
    course: {
      en: 'Through the ilium above the acetabulum, outside the joint.',
      fr: 'À travers l’ilium, au-dessus de l’acétabulum, en dehors de l’articulation.',
    },
    invisible: [],
    sources: [sources.internalCementedScrew],
  },
  {
    id: 'femoral-neck',
    name: { en: 'along the femoral neck', fr: 'dans l’axe du col fémoral' },
    sites: ['femur'],
    course: {
      en: 'From below the greater trochanter, along the axis of the neck, short of the joint.',
      fr: 'De la région sous-trochantérienne, dans l’axe du col, sans atteindre l’articulation.',
    },
    invisible: [],
    sources: [sources.internalCementedScrew],
  },
];
