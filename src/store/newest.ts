/**
 * Work that may be asked for faster than it is done: one request at a time, then the newest one.
 * Cancelling the older ones instead would starve a long drag.
 */
export function newestOnly<I>(work: (input: I) => Promise<void>): (input: I) => void {
  let wanted: { readonly input: I } | undefined;
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted) {
      const { input } = wanted;
      wanted = undefined;
      await work(input);
    }
    running = false;
  };
  return (input) => {
    wanted = { input };
    if (!running) void run();
  };
}

/** The last result again while the arguments are the same objects. */
export function remember<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, index) => arg !== last!.args[index])) last = { args, result: make(...args) };
    return last.result;
  };
}
