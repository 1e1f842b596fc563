/** Long work, as the status bar names it. */
export const task = {
  scan: 'Reading the files',
  'load-ct': 'Loading the CT',
  'load-structures': 'Loading structures',
  'fetch-sample': 'Fetching the sample',
  'fetch-pacs': 'Fetching from the PACS',
  export: 'Writing the files',
  surfaces: 'Building surfaces',
  'volume-texture': 'Preparing the volume picture',
  distances: 'Preparing distances',
  'hydro-tissue': 'Reading the tissue',
  'hydro-propose': 'Searching for places of the needle',
  'hydro-series': 'Computing the curves',
  story: 'Simulating the story',
  'cement-bone': 'Reading the bone',
  'cement-risk': 'Simulating the risk runs',
  'cement-arrival': 'Mapping where cement arrives',
} as const;
