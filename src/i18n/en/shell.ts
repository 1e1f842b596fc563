export const shell = {
  title: 'Trocart',
  disclaimer: 'SIMULATION, NOT A MEDICAL DEVICE',
} as const;
