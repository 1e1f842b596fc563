/** What is wrong with a surface, or to be known of it; part of `failure`. */
export const meshFailure = {
  'mesh-beyond': 'It reaches beyond this CT ({{percent}} % of its corners do) and is cut off at its edge.',
  'mesh-ask':
    '{{path}}: the file says neither unit nor axes of its coordinates. State them: {{choices}}. The likeliest first.',
  'mesh-broken': '{{path}}: the surface file is damaged, cut off or badly formed.',
  'mesh-elsewhere':
    '{{path}}: nothing of the surface lies within this CT. It belongs to another image, or its unit or axes are others.',
  'mesh-empty': '{{path}}: the file holds no triangles.',
  'mesh-flipped':
    'The triangles of its surface do not agree which side is out. Inside was told by counting them: check its outline on the slices.',
  'mesh-no-inside':
    '{{path}}: the surface is not closed; inside and outside cannot be told apart. Close its holes and export it again.',
  'mesh-open':
    'Its surface is not closed ({{count}} open edges). The holes were closed flat: check its outline on the slices there.',
  'mesh-too-heavy':
    '{{path}}: the surface has too many or too large triangles for this CT. Reduce it, or check its unit.',
} as const;
