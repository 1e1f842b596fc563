import { create } from 'zustand';
import type { Failure } from '../core/result';
import { useSession } from './session';

/** Files that state another frame of reference than the open CT, all of them the same one. */
interface OtherFrameQuestion {
  readonly paths: readonly string[];
  answer(accepted: boolean): void;
}

/** The question that the page asks now, if any. */
export const useOtherFrame = create<{ readonly question?: OtherFrameQuestion }>()(() => ({}));

/** What was accepted in this session: file and frame, each on one CT. */
const accepted = new Set<string>();

/** Refusals of `labels-other-frame`, as `checkFrame` of the formats gives them. */
export const isOtherFrame = ({ code }: Failure): boolean => code === 'labels-other-frame';

const noteOf = ({ data }: Failure) =>
  [useSession.getState().ct?.fingerprint, data['frame'], data['path']].join('\n');

export const wasAccepted = (failure: Failure): boolean => accepted.has(noteOf(failure));

/** Asks once for each frame of reference, one question after the other. @returns the refusals accepted */
export async function askOtherFrames(refusals: readonly Failure[]): Promise<Failure[]> {
  const frames = new Map<unknown, Failure[]>();
  for (const failure of refusals) {
    const { frame } = failure.data;
    frames.set(frame, [...(frames.get(frame) ?? []), failure]);
  }
  const taken: Failure[] = [];
  for (const group of frames.values()) if (await ask(group)) taken.push(...group);
  for (const failure of taken) accepted.add(noteOf(failure));
  return taken;
}

function ask(group: readonly Failure[]): Promise<boolean> {
  const paths = group.map(({ data }) => String(data['path']));
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      useOtherFrame.setState({ question: undefined });
      resolve(yes);
    };
    useOtherFrame.setState({ question: { paths, answer } });
  });
}
