/** Step 3: the route, its instruments and the margins demanded. */
export const ApproachStep = () => <section className="step" />;
