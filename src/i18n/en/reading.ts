/** A CT that is being read, and which part of it. */
export const reading = {
  title: 'Reading the CT',
  read: '{{count}} of {{total}} slices read',
  allRead: 'All slices are read. The CT is being prepared.',
  onlyToLook: 'Only to look at: nothing can be measured or planned before all of it is there.',
  notRead: 'not read yet',
  slice: 'Slice',
  partInstead: 'Read only a part…',
  partLink: 'Only a part…',
  gigabytes: '{{value}}\u00a0GB',
  why: {
    tight: 'Memory is short for the whole CT',
    beyond: 'Not enough memory for the whole CT',
    failed: 'Memory ran out while the CT was read',
    asked: 'Read a part of the CT',
  },
  because: {
    tight:
      'Read whole, this CT takes the page to about {{need}}; on this machine it should stay below {{budget}}. Nothing has been read yet.',
    beyond:
      'Read whole, this CT takes the page to about {{need}}, which this machine does not have; it should stay below {{budget}}. Nothing has been read yet.',
    failed:
      'The browser could not give as much as was needed. What was open is as it was. A part that keeps the page below {{budget}} may work.',
    asked:
      'Read whole, this CT takes the page to about {{need}}; on this machine it should stay below {{budget}}.',
  },
  ways: 'What is to be read',
  region: 'Region of interest, {{need}}',
  regionText:
    'At full resolution. Draw the box on the pictures or set it with the sliders. What lies outside is not read and counts as outside the CT: nothing there is seen or measured.',
  coarser: 'Whole CT at half resolution, {{need}}',
  coarserText:
    'Voxels of {{voxels}} in place of {{voxelsNow}}, grid error {{error}} in place of {{errorNow}}. Fissures, thin cortex and small vessels may vanish.',
  both: 'Region of interest at half resolution, {{need}}',
  bothText: 'Both at once, where memory is very short.',
  fit: {
    fits: 'This fits.',
    tight: 'This is still more than the page should take here; it may fail.',
    beyond: 'This is more than the machine can give: make the box smaller.',
  },
  axis: '{{from}} to {{to}}',
  end: 'Limit towards {{letters}}',
  range: '{{from}} to {{to}} of {{of}} mm',
  rangeOfSlices: '{{from}} to {{to}} of {{of}} mm, {{count}} slices',
  scout: 'The CT seen through, from {{from}} to {{to}}',
  wholeAnyway: 'Read it whole anyway',
  whole: 'Read it whole',
  readPart: 'Read this',
} as const;
