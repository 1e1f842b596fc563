import type { Kernel, KernelContext } from '../../../core/kernel';
import { ok, type Result } from '../../../core/result';
import { surface } from '../../../core/surface';
import { injectBone } from '../bone/injection';
import type { Injection } from '../injection';
import type { Contact } from '../types';
import { displayField } from './display';
import { readouts } from './readouts';
import type { CementShape, LiveCommand, LiveInput, LiveOutput } from './types';

/** The injection that ran last here, at the moment it has reached: it only spares work that has been done. */
let warm:
  { readonly problemId: string; readonly momentId: string; readonly injection: Injection } | undefined;

/**
 * From one instant of an injection to the next. Without state of its own: the same input gives the
 * same output, whichever worker it runs in.
 * Failures: those of the flow and of `coupling`.
 */
export const advanceCement: Kernel<LiveInput, LiveOutput> = async (input, context) => {
  const begun = begin(input);
  if (!begun.ok) return begun;
  const injection = begun.value;
  // A step that fails or is cancelled half-way leaves no instant to go on from.
  warm = undefined;
  const contacts: Contact[] = [];
  let reached: LiveOutput['reached'] = 'time';
  for (const command of input.commands) {
    const done = await obey(injection, command, context);
    if (!done.ok) return done;
    contacts.push(...done.value.contacts);
    reached = done.value.reached;
    if (reached === 'contact') break;
  }
  // Taken before the pressures of the instant are found, so that finding them anew gives the same.
  const moment = { id: input.toId, snapshot: injection.snapshot() };
  const copy = input.copies && { ...moment, snapshot: injection.snapshot() };
  const state = injection.state();
  if (!state.ok) return state;
  const shape = await shapeOf(injection, context);
  warm = { problemId: input.problemId, momentId: input.toId, injection };
  return ok({
    moment,
    ...(copy && { copy }),
    state: state.value,
    contacts,
    reached,
    readouts: readouts(input.model, porosityOf(injection), injection.run.saturation),
    ...(shape && { shape }),
    ...boneAge(injection),
  });
};

/**
 * At the instant asked for, so that every worker goes on from it bit for bit. Where it is there already it is restored
 * all the same before the hand does something new: the pressures that were found for the old must leave no trace.
 */
function begin({ problemId, from, ...input }: LiveInput): Result<Injection> {
  const known = from && warm?.problemId === problemId ? warm : undefined;
  if (known?.momentId === from?.id && input.commands[0]?.kind === 'advance' && known)
    return ok(known.injection);
  const begun = known ? ok(known.injection) : injectBone(input);
  if (!begun.ok || !from) return begun;
  const restored = begun.value.restore(from.snapshot);
  return restored.ok ? begun : restored;
}

async function obey(
  injection: Injection,
  command: LiveCommand,
  context: KernelContext,
): Promise<Result<{ reached: LiveOutput['reached']; contacts: readonly Contact[] }>> {
  const nothing = ok({ reached: 'time' as const, contacts: [] });
  switch (command.kind) {
    case 'press':
      injection.press({ kind: 'flow', flowMlPerS: command.flowMlPerS }, command.instrument);
      return nothing;
    case 'release':
      injection.release();
      return nothing;
    case 'move': {
      const moved = injection.moveTo(command.atMm, command.instrument);
      return moved.ok ? nothing : moved;
    }
    case 'advance': {
      const { forS, toMl, stopAtContact } = command;
      return injection.advance(
        { forS, ...(toMl !== undefined && { toMl }), ...(stopAtContact && { stopAtContact }) },
        context,
      );
    }
  }
}

async function shapeOf(injection: Injection, context: KernelContext): Promise<CementShape | undefined> {
  const field = displayField(injection.problem.grid, injection.run.saturation);
  if (!field) return undefined;
  const made = await surface({ field }, context);
  return made.ok ? { field, surface: made.value } : undefined;
}

/** As an array: the bone's own is one. */
function porosityOf({ problem: { flow } }: Injection): ArrayLike<number> {
  const { porosity, grid } = flow;
  return typeof porosity === 'number'
    ? new Float32Array(grid.dims[0] * grid.dims[1] * grid.dims[2]).fill(porosity)
    : porosity;
}

function boneAge({ run, problem }: Injection): { boneAgeS?: number } {
  if (!problem.cement.curing) return {};
  const age = run.age();
  let [sum, weight] = [0, 0];
  for (let q = 0; q < age.length; q++) {
    sum += run.saturation[q]! * age[q]!;
    weight += run.saturation[q]!;
  }
  return weight > 1e-9 ? { boneAgeS: sum / weight } : {};
}
