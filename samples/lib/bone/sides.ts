/** +1 for the patient's left, −1 for the right. */
export type Side = 1 | -1;

export const both = <T>(build: (side: Side) => readonly T[]): T[] => [...build(1), ...build(-1)];
