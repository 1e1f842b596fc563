import type { Kernel } from '../../core/kernel';
import { ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import { proposeRoots } from './roots';
import type { GivenField, Proposals } from './types';
import { proposeVertebralArteries } from './vertebral-arteries';

/** `proposeRoots` for the workers. */
export const rootProposals: Kernel<
  { readonly vertebrae: readonly GivenField[]; readonly canal: VoxelField },
  Proposals
> = ({ vertebrae, canal }) => ok(proposeRoots(vertebrae, canal));

/** `proposeVertebralArteries` for the workers. */
export const arteryProposals: Kernel<{ readonly vertebrae: readonly GivenField[] }, Proposals> = ({
  vertebrae,
}) => ok(proposeVertebralArteries(vertebrae));
