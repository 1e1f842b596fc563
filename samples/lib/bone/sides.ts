/** +1 for the patient's left, −1 for the right. */
export type Side = 1 | -1;
export const SIDES = [1, -1] as const;
export const sideName = (side: Side): 'left' | 'right' => (side === 1 ? 'left' : 'right');

export const both = <T>(build: (side: Side) => readonly T[]): T[] => [...build(1), ...build(-1)];
