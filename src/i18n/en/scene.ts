export const scene = {
  label: '3-D view',
  labelSimulated: '3-D view. SIMULATED, NOT ACQUIRED',
  toolbar: '3-D tools',
  look: 'Look from',
  looks: {
    anterior: 'Anterior',
    posterior: 'Posterior',
    left: 'Left',
    right: 'Right',
    superior: 'Superior',
    inferior: 'Inferior',
    path: 'Down the path (in the axis)',
  },
  fit: 'Zoom to fit',
  reset: 'Reset the view',
  toPerspective: 'Perspective',
  toOrthographic: 'Parallel projection (with scale bar)',
  volume: 'Volume rendering of the CT',
  volumes: { off: 'Off', bone: 'Bone', vessels: 'Vessels (contrast)' },
  clip: 'Clipping plane',
  clips: {
    off: 'Off',
    axial: 'Axial, at the crosshair',
    coronal: 'Coronal, at the crosshair',
    sagittal: 'Sagittal, at the crosshair',
    path: 'Along the path',
  },
  clipOffset: 'Offset',
  clipFlip: 'Cut away the other side',
  export: 'Save the picture (PNG)',
  entryHandle:
    'Entry point: arrows move it by 1 mm in the plane of the screen, Page Up and Page Down in depth; Shift 5 mm, Alt 0.1 mm',
  targetHandle:
    'Target: arrows move it by 1 mm in the plane of the screen, Page Up and Page Down in depth; Shift 5 mm, Alt 0.1 mm',
  contextLost: 'The graphics card dropped the picture. It comes back by itself; nothing is lost.',
  noWebgl:
    'This browser offers no WebGL2, so the 3-D view cannot be shown. Slices, distances and the plan work without it. Try another browser, or switch on hardware acceleration.',
} as const;
