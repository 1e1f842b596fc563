/** Step 2: what is there, what is missing, what no CT shows. */
export const StructuresStep = () => <section className="step" />;
