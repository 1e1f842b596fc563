/** What is wrong with a described experiment or with an injection; part of `failure`. */
export const benchFailure = {
  'bench-hole-misses': '{{where}}: the hole lies on no closed face of its box within the grid.',
  'bench-inlet-blocked': '{{where}} lies in a rigid region, in a body or outside: fluid cannot enter there.',
  'bench-invalid': 'At {{where}}, {{expected}} was expected and {{received}} was found.',
  'bench-name-taken':
    '{{where}}: “{{name}}” already names an end of the domain; a hole needs a name of its own.',
  'bench-needs': '{{where}} is only understood together with {{other}}, which is missing.',
  'bench-no-outlet': '{{where}}: nothing around it can give way. Open a side of the box or paint an outside.',
  'bench-not-json': '{{path}} is not a JSON document.',
  'bench-not-reached':
    '{{where}}: this point is never reached; the schedule ends after {{injectedMl}} mL have been injected.',
  'bench-one-of': '{{where}} needs exactly one of: {{keys}}. Given: {{given}}.',
  'bench-only-with': '{{where}} means something only with {{other}}.',
  'bench-outside': '{{where}} lies outside the grid.',
  'bench-tensor': '{{where}}: not a permeability; its principal values are not all positive.',
  'bench-tip-blocked': '{{where}} lies where a fixed pressure is held; cement cannot enter there.',
  'bench-too-large': '{{where}}: {{cells}} cells are too many; {{most}} are the most.',
  'cement-face-fixed': 'Cement enters through a whole side of the box: there is no needle to move.',
  'cement-not-settled':
    'Pressure and flow of the cement did not settle after {{attempts}} attempts: there is no result.',
  'cement-stalled':
    'The cement no longer flows after {{injectedMl}} mL, at {{timeS}} s: the volume asked for is never reached.',
} as const;
