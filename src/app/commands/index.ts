/** Runs with its arguments and answers the exit status (see README, "The command line"). */
export type Command = (args: readonly string[]) => Promise<number>;

/** Each command is loaded when it is called, so that none pays for another. */
export const commands: Readonly<Record<string, Command>> = {
  'bench-cement': async (args) => (await import('./bench-cement')).benchCement(args),
  'bench-hydrodissection': async (args) =>
    (await import('./bench-hydrodissection')).benchHydrodissection(args),
  carry: async (args) => (await import('./carry')).carry(args),
  cement: async (args) => (await import('./cement')).cement(args),
  clearance: async (args) => (await import('./clearance')).clearance(args),
  export: async (args) => (await import('./export')).exportCase(args),
  hydrodissect: async (args) => (await import('./hydrodissect')).hydrodissect(args),
  deidentify: async (args) => (await import('./deidentify')).deidentify(args),
  measure: async (args) => (await import('./measure')).measure(args),
  inspect: async (args) => (await import('./inspect')).inspect(args),
  pacs: async (args) => (await import('./pacs')).pacs(args),
  plan: async (args) => (await import('./plan')).plan(args),
  sample: async (args) => (await import('./sample')).sample(args),
  segment: async (args) => (await import('./segment')).segment(args),
  structures: async (args) => (await import('./structures')).structures(args),
  volume: async (args) => (await import('./volume')).volume(args),
};
