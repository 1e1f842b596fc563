export const task = {
  scan: 'Lecture des fichiers',
  'load-ct': 'Chargement du scanner',
  'load-structures': 'Chargement des structures',
  'fetch-sample': 'Téléchargement du cas d’exemple',
  surfaces: 'Construction des surfaces',
  'volume-texture': 'Préparation du rendu de volume',
  distances: 'Préparation des distances',
  'hydro-tissue': 'Lecture des tissus',
  'hydro-series': 'Calcul des courbes',
  'cement-bone': 'Lecture de l’os',
  'cement-risk': 'Simulation des injections d’essai',
  'cement-arrival': 'Carte d’arrivée du ciment',
};
