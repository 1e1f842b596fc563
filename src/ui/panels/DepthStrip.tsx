/** HU and clearance along the path. */
export const DepthStrip = () => <section className="depth-strip" />;
