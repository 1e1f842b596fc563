/** A frame of a history that was led to by commands from the frame before it. */
interface Led<Command> {
  readonly commands: readonly Command[];
}

/** Where there are more than `most`, every second frame of the older half gives its commands to the next one and goes. */
export function thinnedFrames<Command, F extends Led<Command>>(
  frames: readonly F[],
  most: number,
): readonly F[] {
  if (frames.length <= most) return frames;
  const out: F[] = [];
  let owed: readonly Command[] = [];
  frames.forEach((frame, n) => {
    if (n > 0 && n < frames.length / 2 && n % 2 === 1) {
      owed = [...owed, ...frame.commands];
      return;
    }
    out.push(owed.length > 0 ? { ...frame, commands: [...owed, ...frame.commands] } : frame);
    owed = [];
  });
  return out;
}
