/** Ce que chaque vue dit de son scanner. */
export const badge = {
  partOfCt: 'PARTIE DU SCANNER',
  halfResolution: 'DEMI-RÉSOLUTION',
  resampledTilt: 'RÉÉCHANTILLONNÉ\u202f: statif incliné de {{deg}}°',
  resampledSteps: 'RÉÉCHANTILLONNÉ\u202f: coupes inégales',
  resampledGap: 'LACUNE COMBLÉE\u202f: interpolée, non acquise',
} as const;
