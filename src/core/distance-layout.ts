/** Numbers a node: centre x, y, z, radius, normal x, y, z, half thickness (grid frame, mm). */
export const nodeStride = 8;

/** A fan's stray is stored as a share of the sum of the three spacings, in steps of 1/`strayScale`. */
export const strayScale = 2000;
