import type { Plan } from './schema';

/**
 * The text of a plan file: JSON, two spaces, a final newline. Coordinates are LPS in mm, as in memory,
 * and every number survives the round trip exactly.
 */
export const writePlan = (plan: Plan): string => `${JSON.stringify(plan, undefined, 2)}\n`;
