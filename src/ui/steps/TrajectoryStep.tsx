/** Step 4: entry, target, angles in words, depths. */
export const TrajectoryStep = () => <section className="step" />;
