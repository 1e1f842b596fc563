import { Canvas } from '@react-three/fiber';

/** The 3-D view. World units are mm in LPS; up is superior. */
export function SceneView() {
  return (
    <div className="scene">
      <Canvas frameloop="demand" orthographic camera={{ up: [0, 0, 1], position: [0, -400, 0] }} />
    </div>
  );
}
