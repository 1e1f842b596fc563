/** The question about the unit and the axes of a surface file. */
export const meshes = {
  title: 'Unit and axes of a surface',
  text: '{{path}} does not say in which unit and along which axes its coordinates are. On this CT it would be:',
  units: { mm: 'millimetres', cm: 'centimetres', m: 'metres' },
  frames: {
    LPS: '{{unit}}, LPS (towards left, back, head)',
    RAS: '{{unit}}, RAS (towards right, front, head)',
  },
  axesHint:
    'LPS is DICOM’s way and that of 3D Slicer today; RAS is NIfTI’s and that of older 3D Slicer files.',
  lies: {
    within: '{{size}}, within the CT.',
    partly: '{{size}}, partly outside the CT.',
    outside: '{{size}}, outside the CT.',
  },
  centre: 'From the middle of the CT, its centre lies {{where}}.',
  centred: 'Its centre is the middle of the CT.',
  ways: {
    left: '{{mm}} mm to the patient’s left',
    right: '{{mm}} mm to the patient’s right',
    back: '{{mm}} mm to the back',
    front: '{{mm}} mm to the front',
    head: '{{mm}} mm towards the head',
    feet: '{{mm}} mm towards the feet',
  },
  forAll_one: 'The same for the other surface',
  forAll_other: 'The same for the {{count}} other surfaces',
  leave: 'Leave it out',
  use: 'Use it so',
} as const;
