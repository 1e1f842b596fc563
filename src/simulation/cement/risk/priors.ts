import type { Bilingual, Source } from '../../../catalog/types';
import type { CementRheology } from '../rheology';
import type { BoneModel, OutletType } from '../bone/types';
import type { Variation } from '../bone/flow-problem';
import { assumedScale, patternFactors } from '../bone/pattern';
import type { BoneParameters } from '../bone/parameters';
import { Random } from '../random';

/** What the runs draw from, and why. */
export interface Prior {
  readonly name: Bilingual;
  readonly distribution: Bilingual;
  readonly confirmed: boolean;
  readonly source: Source;
}

const house: Source = { citation: 'House value: no paper states it', house: true };

const priorValues = {
  permeabilitySigma: 1.1,
  patternSigma: 0.5,
  patternLengthMm: 5,
  anisotropy: [1.29, 2.05],
  viscosityFactor: 2,
  tauS: [39, 82],
  defectRadiusFactor: 1.5,
  /** Share of runs in which a vein of this type is open. */
  veinOpen: {
    'basivertebral-vein': 0.5,
    'epidural-vein': 0.5,
    'segmental-vein': 0.6,
    'prevertebral-vein': 0.5,
    'bone-vein': 0.5,
  } as Readonly<Partial<Record<OutletType, number>>>,
} as const;

export const priors: readonly Prior[] = [
  {
    name: { en: 'Permeability', fr: 'Perméabilité' },
    distribution: {
      en: 'log-normal about the given value, σ(ln k) = 1.1',
      fr: 'log-normale autour de la valeur donnée, σ(ln k) = 1,1',
    },
    confirmed: false,
    source: {
      citation: 'Covers Baroud 2004 at +2σ within the pooled range of Nauman 1999; the σ is a choice',
      reference: 'PMID 10468236',
    },
  },
  {
    name: { en: 'Its pattern in the bone', fr: 'Sa répartition dans l’os' },
    distribution: {
      en: 'another draw of the pattern that the bone’s parameters assume, and a correlated log-normal field, σ = 0.5, length 5 mm',
      fr: 'autre tirage de la répartition que supposent les paramètres de l’os, et champ log-normal corrélé, σ = 0,5, longueur 5 mm',
    },
    confirmed: false,
    source: house,
  },
  {
    name: { en: 'Axial / transverse permeability', fr: 'Perméabilité axiale / transversale' },
    distribution: { en: 'uniform, 1.29 to 2.05', fr: 'uniforme, de 1,29 à 2,05' },
    confirmed: true,
    source: { citation: 'Baroud 2004; Nauman 1999', reference: 'PMID 10468236' },
  },
  {
    name: { en: 'Cement viscosity', fr: 'Viscosité du ciment' },
    distribution: { en: 'log-uniform, half to twice', fr: 'log-uniforme, de la moitié au double' },
    confirmed: false,
    source: house,
  },
  {
    name: { en: 'Thickening time in bone', fr: 'Temps d’épaississement dans l’os' },
    distribution: { en: 'uniform, 39 to 82 s', fr: 'uniforme, de 39 à 82 s' },
    confirmed: true,
    source: {
      citation: '39 s in bone cores (Baroud, Wu, Bohner); 82 s from setting (Nicholas 2007)',
      reference: 'doi:10.1007/s10856-007-0125-2',
    },
  },
  {
    name: { en: 'Open veins', fr: 'Veines perméables' },
    distribution: {
      en: 'each open in half of the runs (segmental: 60 %)',
      fr: 'chacune ouverte dans la moitié des calculs (segmentaires : 60\u202f%)',
    },
    confirmed: false,
    source: {
      citation:
        'Chosen in view of the population rates B 28.5, S 34.3 % (344 levels); not calibrated against them',
      reference: 'doi:10.1186/s13018-021-02337-1',
    },
  },
  {
    name: { en: 'Size of wall defects', fr: 'Taille des défauts de la paroi' },
    distribution: { en: 'radius log-uniform, ÷1.5 to ×1.5', fr: 'rayon log-uniforme, de ÷1,5 à ×1,5' },
    confirmed: false,
    source: house,
  },
];

/** One draw from the priors. */
export interface Draw {
  readonly variation: Variation;
  readonly viscosityFactor: number;
  readonly tauS: number;
}

/** Draw number `index` of a series; the same for any number of workers. */
export function draw(model: BoneModel, seed: number, index: number): Draw {
  const random = new Random(seed, index);
  const p = priorValues;
  const permeability = Math.exp(p.permeabilitySigma * random.normal());
  const anisotropy = random.between(p.anisotropy[0], p.anisotropy[1]);
  const viscosityFactor = random.upOrDown(p.viscosityFactor);
  const tauS = random.between(p.tauS[0], p.tauS[1]);
  const defectRadius = random.upOrDown(p.defectRadiusFactor);
  const shut = new Set<string>();
  for (const { id, type } of model.outlets) {
    const open = p.veinOpen[type];
    if (open !== undefined && random.uniform() >= open) shut.add(id);
  }
  const assumed = assumedScale(model.parameters as BoneParameters);
  const broad = { sigma: p.patternSigma, lengthMm: p.patternLengthMm };
  const pattern = patternFactors(model.grid, random, [assumed, broad], model.tissue);
  return { variation: { permeability, pattern, anisotropy, shut, defectRadius }, viscosityFactor, tauS };
}

/** A cement as a draw has it. */
export function drawnCement(cement: CementRheology, { viscosityFactor, tauS }: Draw): CementRheology {
  const thicker = <L extends { kPaSn: number }>(law: L): L => ({
    ...law,
    kPaSn: law.kPaSn * viscosityFactor,
  });
  return {
    bone: thicker(cement.bone),
    needle: thicker(cement.needle),
    ...(cement.curing && { curing: { ...cement.curing, tauS } }),
  };
}
