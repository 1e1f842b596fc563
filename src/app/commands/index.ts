/** Runs with its arguments and answers the exit status (see README, "The command line"). */
export type Command = (args: readonly string[]) => Promise<number>;

export const commands: Readonly<Record<string, Command>> = {};
