import { benchFailure } from './failure-bench';
import { carryFailure } from './failure-carry';
import { editFailure } from './failure-edit';
import { fileFailure } from './failure-files';
import { pacsFailure } from './failure-pacs';
import { markupsFailure } from './failure-markups';
import { meshFailure } from './failure-meshes';
import { modelFailure } from './failure-models';
import { findFailure } from './failure-find';
import { landmarkFailure } from './failure-landmarks';
import { vesselFailure } from './failure-vessels';

/** One sentence per failure code of the pure folders: what is wrong, with which file, what to do. */
export const failure = {
  ...benchFailure,
  ...carryFailure,
  ...editFailure,
  ...fileFailure,
  ...pacsFailure,
  ...markupsFailure,
  ...meshFailure,
  ...modelFailure,
  ...findFailure,
  ...landmarkFailure,
  ...vesselFailure,
  cancelled: 'Cancelled.',
  'cement-edge':
    'The cement has reached the edge of the simulated region: what flows on beyond it is not followed.',
  'cement-grid-large': 'The grid would have {{cells}} cells; {{most}} is the most. Choose coarser cells.',
  'cement-no-bone': 'There is no structure “{{key}}” to take the cement.',
  'cement-no-needle':
    'No instrument of the plan can deliver cement: a trocar or a cannulated screw is needed.',
  'cement-no-target': 'No segmented bone lies at the tip. Segment the bone, or name it in the plan.',
  'cement-not-planned': 'The plan says nothing about cement: its key “cement” is missing.',
  'cement-tip-outside': 'The tip at {{x}}, {{y}}, {{z}} mm lies outside the bone.',
  'cement-unknown': 'The catalogue has no cement “{{id}}”. Known: {{known}}.',
  'device-unknown':
    'The plan names a device that the catalogue does not have: “{{device}}” (instrument “{{id}}”).',
  'files-refused':
    '{{count}} files were not used; the first is {{path}}. The list “files not used” says why.',
  'flow-inlet-outside':
    'The instrument’s opening lies where nothing can flow: outside the grid or in an impermeable region. Move it.',
  'flow-no-outlet':
    'What is injected there could not displace anything: no outlet drains that region. Move the opening, or open a boundary.',
  'flow-not-converged':
    'The pressure could not be computed (residual {{residual}} after {{iterations}} iterations). No result is shown.',
  'midline-not-sagittal':
    'That line is too short, or runs rather from right to left than along the midline. Draw along the midline on an axial or coronal picture.',
  'midline-unknown':
    'No midline can be proposed here: no vertebra or canal is labelled near the crosshair, and no body was found there. Draw it.',
  'hydro-fluid-unknown': 'The catalogue has no fluid “{{id}}”. Known: {{known}}.',
  'hydro-inlet-blocked':
    'The needle’s tip at {{x}}, {{y}}, {{z}} mm lies in bone, in air or in a structure that fluid must not enter. Move it.',
  'hydro-inlet-outside': 'The needle’s tip at {{x}}, {{y}}, {{z}} mm lies outside the simulated region.',
  'hydro-no-outlet':
    'What lies around the needle’s tip at {{x}}, {{y}}, {{z}} mm can give way to nowhere: nothing can be injected there.',
  'hydro-no-place':
    'No straight needle reaches a space or fat beside the path from its side without crossing bone or a structure at risk.',
  'hydro-not-planned':
    'The plan says nothing about hydrodissection: its key “hydrodissection” is missing, or it has no inlet.',
  'hydro-nothing-to-gain': 'Every margin that fluid could bring is met on the anatomy as acquired.',
  'hydro-nowhere': 'No needle and no path says where tissue is to be pushed. Place a needle first.',
  'hydro-not-read': 'The tissue has not been read, or there is no needle.',
  'hydro-outside': 'The needle’s tip lies outside the CT.',
  'hydro-patient-large':
    'The model would have {{cells}} cells; {{most}} is the most. Choose coarser cells or a smaller margin.',
  'no-such-sample': 'There is no sample case called “{{name}}”. Known: {{known}}.',
  'object-not-read': '{{path}} was not used: this version does not read {{kind}} objects.',
  'plan-duplicate': 'The plan has two instruments called “{{id}}”.',
  'plan-invalid':
    'The plan file is not valid: at {{where}}, {{expected}} was expected and {{received}} was found.',
  'plan-names-no-ct':
    'The plan does not say to which CT it belongs. Check on the slices that entry and target lie where they should.',
  'plan-needs-ct': '{{path}} is a plan. Drop the CT that it belongs to as well.',
  'plan-newer':
    'The plan was written by a newer version (format {{found}}; this version reads up to {{current}}). It has not been changed.',
  'plan-not-json': 'The file is not a plan: it is not a JSON document.',
  'plan-part-unverified':
    'The plan states the same frame of reference, but plan and CT were not both read whole: that it was made on this very series cannot be told. Check on the slices that entry and target lie where they should.',
  'plan-other-ct':
    'The plan was made on another CT series, so its coordinates may not fit this one. It has not been opened.',
  'plan-other-frame':
    'The plan was made on another examination (another frame of reference): its coordinates mean nothing here. It has not been opened.',
  'plan-restored': 'The plan that this browser kept for this CT is open again.',
  'plan-tube': 'In the plan, the drawn structure “{{id}}” does not have one radius for each point.',
  'plan-version':
    'The file is not a plan of this program: its schemaVersion is {{found}}, and a whole number from 1 to {{current}} was expected.',
  'plan-zero-path': 'In the plan, entry and target of the instrument “{{id}}” are the same point.',
  'sample-not-fetched':
    'The sample could not be fetched ({{file}}). Check that the server still runs, and try again.',
  'sample-not-here': 'The sample case “{{sample}}” does not lie beside this page.',
  'still-loading': 'Something is still being opened. Wait for it, or cancel it in the status bar.',
  'story-invalid':
    '{{path}}: the story is not valid. At {{where}}, {{expected}} was expected and {{received}} was found.',
  'story-needle': '{{path}}: the story speaks of needle {{id}} at {{where}}, and there are fewer.',
  'story-newer':
    '{{path}}: the story was written for a newer version (format {{found}}; this version reads up to {{current}}).',
  'story-no-needle': '{{path}}: neither the story nor its plan has a needle (hydrodissection.inlets).',
  'story-no-plan':
    '{{path}}: a story file holds a story and its plan: { "story": …, "plan": … }. One of them is missing.',
  'story-not-json': '{{path}}: the file is not a story, because it is not a JSON document.',
  'story-space': '{{path}}: the story names a fascial space at {{where}} that is not known: “{{id}}”.',
  'story-structure':
    '{{path}}: the story names a structure at {{where}} that the catalogue does not have: “{{id}}”.',
  'story-version':
    '{{path}}: its storyVersion is {{found}}, and a whole number from 1 to {{current}} was expected.',
  'structure-empty': 'The structure is empty: its mask nowhere reaches one half.',
  'structures-open-already':
    '{{count}} structure(s) of these files are open already, with the same name and extent: they are listed once.',
  'structures-need-ct': '{{path}} holds structures or paths. Open the CT that they belong to first.',
  unforeseen:
    'Something unforeseen went wrong ({{reason}}). Your plan is kept; if the page misbehaves, reload it.',
  'worker-died': 'The calculation stopped unexpectedly ({{reason}}). Nothing you entered is lost; try again.',
} as const;
