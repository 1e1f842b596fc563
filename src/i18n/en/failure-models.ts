/** What goes wrong with a network of the user's own, and what is said of what it finds. */
export const modelFailure = {
  'made-by-model':
    'Found by the network “{{name}}” ({{path}}), not by Trocart, which does not check how good it is.',
  'model-needs-ct': '{{path}} is a network. Open the CT that it is to be run on first.',
  'model-no-network': 'With {{path}} comes no network. Choose the .onnx file as well.',
  'model-no-json':
    '{{path}} needs a JSON beside it that states spacing, axes, patch, normalisation and classes. Choose it as well.',
  'model-several': '{{count}} networks or descriptions were given. Choose one .onnx file and one .json file.',
  'model-not-json': '{{path}} describes no network: it is not a JSON document.',
  'model-json-invalid':
    '{{path}} does not describe a network: at {{where}}, {{expected}} was expected and {{received}} was found.',
  'model-corrupt': '{{path}} is no network in ONNX, or it is damaged.',
  'model-operator':
    '{{path}}: the network uses the operator {{operator}}, which onnxruntime-web does not have for these numbers. Export it with another one.',
  'model-external-data':
    '{{path}}: the weights of the network lie in another file. Save them within the .onnx file (2 GB at most).',
  'model-not-opened': '{{path}}: the network could not be opened ({{reason}}).',
  'model-too-large':
    '{{path}}: the network needs more memory than there is for it here (a page has 4 GB at most). A smaller patch takes less.',
  'model-stopped': '{{path}}: the network stopped while it ran ({{reason}}). Nothing was added.',
  'model-inputs': '{{path}}: the network has {{count}} inputs. It must have one: the picture.',
  'model-outputs':
    '{{path}}: the network has {{count}} outputs. It must have one: a channel a class, or labels.',
  'model-input-type': '{{path}}: the network takes numbers of type {{type}}. It must take float32.',
  'model-output-type':
    '{{path}}: the network gives numbers of type {{type}}. Channels must be float32, labels whole numbers or float32.',
  'model-rank':
    '{{path}}: the input of the network is {{shape}}. It must have five axes: 1 picture × 1 channel × the three of the patch.',
  'model-patch-differs':
    '{{path}}: the input of the network is {{shape}}, and its JSON states patches of {{patch}} with one channel.',
  'model-classes-differ':
    '{{path}}: the network gives {{channels}} channels, and its JSON makes {{classes}} expected (the background is one of them; a label map has one).',
  'model-answer-size':
    '{{path}}: the network answered a patch with {{received}} numbers, and {{expected}} were expected by its JSON.',
  'model-not-likelihoods':
    '{{path}}: the network answered {{value}}, which is no likelihood. State the output “logits” in its JSON.',
  'model-memory':
    'This CT at the spacing of the network would take {{needed}} MiB to work on; {{most}} MiB is the most. Open a part of the CT, or use a network of a coarser spacing.',
} as const;
