/** How many values an option takes: none, one, or all up to the next option. */
export type Arity = 'flag' | 'one' | 'many';

export interface Arguments {
  readonly paths: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** The values of an option that may be given several times. */
export const all = ({ options }: Arguments, name: string): readonly string[] => options.get(name) ?? [];
export const one = (args: Arguments, name: string): string | undefined => all(args, name).at(-1);
export const has = ({ options }: Arguments, name: string): boolean => options.has(name);

/** Splits a command's arguments; a string says what is wrong with them. */
export function parseArguments(
  args: readonly string[],
  known: Readonly<Record<string, Arity>>,
): Arguments | string {
  const paths: string[] = [];
  const options = new Map<string, string[]>();
  const isOption = (arg: string | undefined) => arg?.startsWith('--') === true && arg !== '--';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (!isOption(arg)) {
      if (arg !== '--') paths.push(arg);
      continue;
    }
    const [name, inline] = splitOnce(arg.slice(2));
    const arity = known[name];
    if (!arity) return `unknown option --${name}`;
    const values = options.get(name) ?? [];
    options.set(name, values);
    if (arity === 'flag') {
      if (inline !== undefined) return `--${name} takes no value`;
      continue;
    }
    if (inline !== undefined) values.push(inline);
    else {
      const most = arity === 'one' ? 1 : Infinity;
      let taken = 0;
      while (taken < most && at + 1 < args.length && !isOption(args[at + 1])) {
        values.push(args[++at]!);
        taken++;
      }
      if (taken === 0) return `--${name} needs a value`;
    }
  }
  return { paths, options };
}

function splitOnce(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
