export const surfaceVertex = /* glsl */ `
uniform float behind;
varying vec3 worldPosition;
varying vec3 viewPosition;
varying vec3 viewNormal;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  vec4 view = viewMatrix * world;
  worldPosition = world.xyz;
  viewPosition = view.xyz;
  viewNormal = normalMatrix * normal;
  gl_Position = projectionMatrix * view;
  gl_Position.z += behind * gl_Position.w;
}
`;

/** Headlight, a key light from the upper left and a soft sky: form is read from all sides. */
export const lighting = /* glsl */ `
vec3 light(vec3 colour, vec3 normal, vec3 toEye, float shine) {
  const vec3 key = vec3(-0.424, 0.530, 0.734);
  float head = max(dot(normal, toEye), 0.0);
  float side = max(dot(normal, key), 0.0);
  float sky = 0.5 + 0.5 * normal.y;
  float gloss = pow(max(dot(normal, normalize(key + toEye)), 0.0), 36.0);
  float grazing = pow(1.0 - head, 3.0);
  vec3 lit = colour * (0.10 + 0.10 * sky + 0.46 * head + 0.42 * side);
  return lit * (1.0 - 0.35 * grazing) + shine * gloss;
}
`;

export const surfaceFragment = /* glsl */ `
precision highp float;
uniform vec3 colour;
uniform float opacity;
uniform float shine;
uniform vec4 clip;
uniform int pass;
uniform vec2 size;
uniform sampler2D opaqueDepth;
uniform sampler2D frontDepth;
varying vec3 worldPosition;
varying vec3 viewPosition;
varying vec3 viewNormal;
${lighting}
void main() {
  if (dot(clip.xyz, worldPosition) > clip.w) discard;
  bool isCut = dot(clip.xyz, clip.xyz) > 0.5;
  // Without a cut every surface is closed and its inside is never seen.
  if (!gl_FrontFacing && !isCut) discard;
  if (pass > 0) {
    vec2 at = gl_FragCoord.xy / size;
    if (gl_FragCoord.z >= texture2D(opaqueDepth, at).x) discard;
    if (pass > 1 && gl_FragCoord.z <= texture2D(frontDepth, at).x + 1e-6) discard;
  }
  vec3 toEye = isOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(-viewPosition);
  // The inside of a cut structure is shown flat, which reads as its cut face.
  vec3 shown = gl_FrontFacing ? light(colour, normalize(viewNormal), toEye, shine) : colour * 0.62;
  gl_FragColor = vec4(min(shown, 1.0), pass > 0 ? opacity : 1.0);
}
`;
