export const shell = {
  title: 'Trocart',
  disclaimer: 'SIMULATION, PAS UN DISPOSITIF MÉDICAL',
};
