/** Structures and their distances to the instruments, beside the views in every step. */
export const RightPanel = () => <section className="right-panel" />;
