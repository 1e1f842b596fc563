import {
  BufferGeometry,
  Camera,
  Float32BufferAttribute,
  Mesh,
  type ShaderMaterial,
  type WebGLRenderer,
} from 'three';

/** Draws one material over the whole target: a single triangle that covers it. */
export class FullScreen {
  private readonly geometry = new BufferGeometry();
  private readonly mesh: Mesh;
  private readonly camera = new Camera();

  constructor(readonly material: ShaderMaterial) {
    this.geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3));
    this.geometry.setAttribute('uv', new Float32BufferAttribute([0, 0, 2, 0, 0, 2], 2));
    this.mesh = new Mesh(this.geometry, material);
    this.mesh.frustumCulled = false;
  }

  draw(renderer: WebGLRenderer): void {
    renderer.render(this.mesh, this.camera);
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
