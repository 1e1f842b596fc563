/** Lets the page draw and answer before what follows; at least `ms` milliseconds. */
export const pause = (ms = 0) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)));
