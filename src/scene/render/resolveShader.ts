import { lighting } from './surfaceShader';

/** How many transparent layers a pixel shows; what lies behind them is left out. */
export const layerCount = 4;

export const resolveVertex = /* glsl */ `
varying vec2 at;
void main() {
  at = uv;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

const layers = Array.from({ length: layerCount }, (_, n) => n);

/**
 * Puts a pixel together from front to back: the transparent layers in their order, the volume
 * between them, and the opaque surface that ends it. The volume is marched through bricks, those
 * that the transfer function leaves clear being stepped over (Levoy 1990, doi:10.1145/78964.78965).
 */
export const resolveFragment = /* glsl */ `
precision highp float;
precision highp sampler3D;
varying vec2 at;
uniform sampler2D opaqueColour;
uniform sampler2D opaqueDepth;
${layers.map((n) => `uniform sampler2D layerColour${n};\nuniform sampler2D layerDepth${n};`).join('\n')}
uniform int shownLayers;
uniform mat4 unproject;
uniform vec4 clip;

uniform bool hasVolume;
uniform sampler3D volume;
uniform sampler3D bricks;
uniform sampler2D transfer;
uniform mat4 toTexel;
uniform mat3 gradientToView;
uniform vec3 dims;
uniform vec3 shownLow;
uniform vec3 shownHigh;
uniform vec3 brickDims;
uniform float stepMm;
${lighting}

vec3 lpsAt(float depth) {
  vec4 p = unproject * vec4(at * 2.0 - 1.0, depth * 2.0 - 1.0, 1.0);
  return p.xyz / p.w;
}

float texel(vec3 p) {
  return texture(volume, p / dims).r;
}

vec3 gradient(vec3 p) {
  const vec2 e = vec2(1.0, 0.0);
  return vec3(
    texel(p + e.xyy) - texel(p - e.xyy),
    texel(p + e.yxy) - texel(p - e.yxy),
    texel(p + e.yyx) - texel(p - e.yyx));
}

// A fixed dither breaks up the rings that equal steps would draw (hash of Jarzynski and Olano 2020).
float dither(vec2 pixel) {
  uvec2 v = uvec2(pixel) * 1664525u + 1013904223u;
  v.x += v.y * 1664525u;
  v.y += v.x * 1664525u;
  v ^= v >> 16u;
  v.x += v.y * 1664525u;
  return float((v.x ^ (v.x >> 16u)) & 0xffffu) / 65536.0;
}

void main() {
  float depth = texture(opaqueDepth, at).x;
  vec3 near = lpsAt(0.0);
  vec3 along = lpsAt(1.0) - near;
  float whole = length(along);
  along /= whole;
  float stop = depth < 1.0 ? dot(lpsAt(depth) - near, along) : whole;

  vec4 colours[${layerCount + 1}];
  float ends[${layerCount + 1}];
  int count = 0;
${layers
  .map(
    (n) => `  if (shownLayers > ${n}) {
    vec4 c = texture(layerColour${n}, at);
    float d = texture(layerDepth${n}, at).x;
    if (d < 1.0) { colours[count] = c; ends[count] = dot(lpsAt(d) - near, along); count++; }
  }`,
  )
  .join('\n')}
  colours[count] = depth < 1.0 ? vec4(texture(opaqueColour, at).rgb, 1.0) : vec4(0.0, 0.0, 0.0, 1.0);
  ends[count] = stop;

  vec3 from = vec3(0.0);
  vec3 way = vec3(0.0);
  float t = 0.0;
  float last = -1.0;
  if (hasVolume) {
    from = (toTexel * vec4(near, 1.0)).xyz;
    way = (toTexel * vec4(along, 0.0)).xyz;
    vec3 inverse = 1.0 / (way + vec3(equal(way, vec3(0.0))) * 1e-9);
    vec3 a = (shownLow - from) * inverse;
    vec3 b = (shownHigh - from) * inverse;
    vec3 low = min(a, b);
    vec3 high = max(a, b);
    t = max(max(low.x, low.y), max(low.z, 0.0));
    last = min(min(high.x, high.y), min(high.z, stop));
    float slope = dot(clip.xyz, along);
    float room = clip.w - dot(clip.xyz, near);
    if (slope > 1e-6) last = min(last, room / slope);
    else if (slope < -1e-6) t = max(t, room / slope);
    else if (room < 0.0) last = -1.0;
    t += stepMm * dither(gl_FragCoord.xy);
  }

  vec3 colour = vec3(0.0);
  float clear = 1.0;
  int layer = 0;
  for (int n = 0; n < 4096; n++) {
    if (t >= last || clear < 0.01) break;
    while (layer < count && ends[layer] <= t) {
      colour += clear * colours[layer].a * colours[layer].rgb;
      clear *= 1.0 - colours[layer].a;
      layer++;
    }
    vec3 p = from + t * way;
    vec3 brick = clamp(floor(p / 8.0), vec3(0.0), brickDims - 1.0);
    if (texelFetch(bricks, ivec3(brick), 0).r < 0.5) {
      vec3 wall = (brick + step(vec3(0.0), way)) * 8.0;
      vec3 exits = (wall - from) / (way + vec3(equal(way, vec3(0.0))) * 1e-9);
      float leave = min(exits.x, min(exits.y, exits.z));
      // A whole number of steps, so that skipping leaves the samples where they were.
      t += max(ceil((leave - t) / stepMm), 1.0) * stepMm;
      continue;
    }
    float value = texel(p);
    vec4 tint = texture(transfer, vec2(value * (255.0 / 256.0) + 0.5 / 256.0, 0.5));
    if (tint.a > 0.002) {
      float alpha = 1.0 - pow(1.0 - min(tint.a, 0.999), stepMm);
      vec3 slope = gradientToView * gradient(p);
      float size = length(slope);
      vec3 lit = tint.rgb;
      if (size > 1e-4) lit = mix(lit * 0.7, light(lit, -slope / size, vec3(0.0, 0.0, 1.0), 0.12), min(size * 12.0, 1.0));
      colour += clear * alpha * min(lit, 1.0);
      clear *= 1.0 - alpha;
    }
    t += stepMm;
  }
  for (int n = 0; n <= ${layerCount}; n++) {
    if (n < layer) continue;
    if (n > count) break;
    colour += clear * colours[n].a * colours[n].rgb;
    clear *= 1.0 - colours[n].a;
  }
  gl_FragColor = vec4(colour, 1.0);
}
`;
