import { create } from 'zustand';
import type { Structure } from '../core/structure';
import type { MeshFacts } from '../formats/mesh/kernels';
import { describeMeshFile, knownMeaning, loadMesh } from '../formats/mesh/open';
import { type MeshMeaning, type MeshPlacement, placements } from '../formats/mesh/placement';
import type { SourceFile } from '../formats/source';
import { notify } from './notices';
import { fileKernels } from './runner';
import type { LoadedCt } from './session';
import { runTask } from './tasks';

export interface MeshAnswer {
  /** Absent: the file is left out. */
  readonly meaning?: MeshMeaning;
  /** For the files that are still to be asked about as well. */
  readonly forAll: boolean;
}

/** A surface whose file does not say in which unit or along which axes its coordinates are. */
interface MeshQuestion {
  readonly path: string;
  /** What each meaning would make of it, the likeliest first. */
  readonly choices: readonly MeshPlacement[];
  /** How many more may have to be asked about. */
  readonly others: number;
  answer(answer: MeshAnswer): void;
}

/** The question that the page asks now, if any. */
export const useMeshQuestion = create<{ readonly question?: MeshQuestion }>()(() => ({}));

/** The structures of surfaces on the open CT; each that is not understood is asked about, one that cannot be read is told. */
export async function loadMeshes(files: readonly SourceFile[], ct: LoadedCt): Promise<Structure[]> {
  const structures: Structure[] = [];
  let forAll: MeshAnswer | undefined;
  for (const [n, file] of files.entries()) {
    const facts = await runTask('load-structures', (task) => describeMeshFile(file, fileKernels(), task));
    if (!facts.ok) {
      notify('error', facts.failure);
      continue;
    }
    const known = knownMeaning(facts.value, ct.volume.grid);
    const answer = known
      ? { meaning: known, forAll: false }
      : (forAll ?? (await ask(file, facts.value, ct, files.length - n - 1)));
    if (answer.forAll) forAll = answer;
    if (answer.meaning) structures.push(...(await load(file, ct, answer.meaning)));
  }
  return structures;
}

async function load(file: SourceFile, ct: LoadedCt, meaning: MeshMeaning): Promise<readonly Structure[]> {
  const loaded = await runTask('load-structures', (task) =>
    loadMesh(file, ct.volume.grid, meaning, fileKernels(), task),
  );
  if (loaded.ok) return loaded.value;
  notify('error', loaded.failure);
  return [];
}

function ask({ path }: SourceFile, facts: MeshFacts, ct: LoadedCt, others: number): Promise<MeshAnswer> {
  const stated = ({ frame }: MeshPlacement) => !facts.frame || frame === facts.frame;
  const choices = placements(facts, ct.volume.grid).filter(stated);
  return new Promise((resolve) => {
    const answer = (given: MeshAnswer) => {
      useMeshQuestion.setState({ question: undefined });
      resolve(given);
    };
    useMeshQuestion.setState({ question: { path, choices, others, answer } });
  });
}
