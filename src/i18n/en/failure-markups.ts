/** What is wrong with markups of 3D Slicer, or to be known of them; part of `failure`. */
export const markupsFailure = {
  'markups-broken': '{{path}}: the file of 3D Slicer markups is damaged or badly formed.',
  'markups-elsewhere':
    '{{path}}: “{{name}}” lies outside this CT and was left out. Was it drawn on another image?',
  'markups-empty': '{{path}}: the file holds no markups.',
  'markups-entry-label':
    'From 3D Slicer, drawn as 11G trocars: {{names}}. Entry and target are as the points are labelled. Check the path on the slices, and choose the instrument.',
  'markups-entry-order':
    'From 3D Slicer, drawn as 11G trocars: {{names}}. Nothing tells entry from target: the first point was taken as the entry. Check it; step Approach can swap them.',
  'markups-entry-skin':
    'From 3D Slicer, drawn as 11G trocars: {{names}}. The end nearer the skin was taken as the entry. Check it; step Approach can swap them.',
  'markups-frame':
    '{{path}}: the coordinates are stated in “{{frame}}”. Only LPS and RAS say where a point lies in the patient.',
  'markups-many': '{{path}}: {{count}} more were left out; {{most}} are taken from one file.',
  'markups-not-read':
    '{{path}}: “{{name}}” ({{type}}) was not used. Lines, curves of two points and lists of points are read.',
  'markups-notes': '{{count}} point(s) from 3D Slicer are noted as texts on the slices.',
  'markups-too-large':
    '{{path}}: the file has more than {{mostMb}} MB; markups of so many points are not read.',
  'markups-unit': '{{path}}: the unit of the coordinates (“{{unit}}”) is not known.',
  'markups-unplaced': '{{path}}: “{{name}}” has points that were never placed and was left out.',
  'markups-zero-length': '{{path}}: both ends of “{{name}}” are the same point; it was left out.',
} as const;
