/** Simulated between two pictures of a held button, s. */
export const sliceS = 0.4;
/** How much of a wait is simulated at once, s. */
export const waitSliceS = 15;
