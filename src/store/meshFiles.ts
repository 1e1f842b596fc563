import { create } from 'zustand';
import type { Structure } from '../core/structure';
import type { MeshFacts } from '../formats/mesh/kernels';
import { describeMeshFile, knownMeaning, loadMesh } from '../formats/mesh/open';
import type { RefusedFile } from '../formats/gather';
import { type MeshMeaning, type MeshPlacement, placements } from '../formats/mesh/placement';
import type { SourceFile } from '../formats/source';
import { addRefused, tellRefused } from './refused';
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

/** The structures of surfaces on the open CT; each that is not understood is asked about, those that cannot be read are told and listed. */
export async function loadMeshes(files: readonly SourceFile[], ct: LoadedCt): Promise<Structure[]> {
  const structures: Structure[] = [];
  const refused: RefusedFile[] = [];
  let forAll: MeshAnswer | undefined;
  for (const [n, file] of files.entries()) {
    const facts = await runTask('load-structures', (task) => describeMeshFile(file, fileKernels(), task));
    if (!facts.ok) {
      refused.push({ path: file.path, failure: facts.failure });
      continue;
    }
    const known = knownMeaning(facts.value, ct.volume.grid);
    const answer = known
      ? { meaning: known, forAll: false }
      : (forAll ?? (await ask(file, facts.value, ct, files.length - n - 1)));
    if (answer.forAll) forAll = answer;
    const loaded = answer.meaning && (await load(file, ct, answer.meaning));
    if (loaded?.ok) structures.push(...loaded.value);
    else if (loaded) refused.push({ path: file.path, failure: loaded.failure });
  }
  addRefused(refused);
  tellRefused(refused, 'error');
  return structures;
}

const load = (file: SourceFile, ct: LoadedCt, meaning: MeshMeaning) =>
  runTask('load-structures', (task) => loadMesh(file, ct.volume.grid, meaning, fileKernels(), task));

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
