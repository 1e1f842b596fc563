import type { AnyCamera } from '../camera/SceneCamera';
import { shownFaces } from './cube';

const letters = {
  right: 'R',
  left: 'L',
  anterior: 'A',
  posterior: 'P',
  superior: 'S',
  inferior: 'I',
} as const;

/** A cube that lies as the patient does, each visible face with its letter. */
export function drawCube(
  g: CanvasRenderingContext2D,
  camera: AnyCamera,
  x: number,
  y: number,
  halfEdge: number,
): void {
  for (const face of shownFaces(camera, x, y, halfEdge)) {
    const { right, up } = face;
    const corner = (s: number, t: number) =>
      [face.x + s * right[0] + t * up[0], face.y + s * right[1] + t * up[1]] as const;
    const shade = Math.round(34 + 46 * face.facing);
    g.beginPath();
    g.moveTo(...corner(-1, -1));
    g.lineTo(...corner(1, -1));
    g.lineTo(...corner(1, 1));
    g.lineTo(...corner(-1, 1));
    g.closePath();
    g.fillStyle = `rgb(${shade} ${shade + 6} ${shade + 14} / 92%)`;
    g.fill();
    g.strokeStyle = '#9aa4af';
    g.lineWidth = 1;
    g.stroke();
    g.save();
    // Letters lie in their faces: unit steps are half an edge, y down.
    g.transform(right[0], right[1], -up[0], -up[1], face.x, face.y);
    g.font = "700 1.25px system-ui, 'DejaVu Sans', sans-serif";
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.globalAlpha = Math.min(1, 0.25 + face.facing);
    g.fillStyle = '#ffffff';
    g.fillText(letters[face.preset], 0, 0.06);
    g.restore();
  }
}
