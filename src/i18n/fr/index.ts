import type { en } from '../en';
import type { Words } from '../words';
import { actions } from './actions';
import { caseWords } from './case';
import { edit } from './edit';
import { failure } from './failure';
import { loading } from './loading';
import { shell } from './shell';
import { slices } from './slices';
import { structures } from './structures';
import { task } from './task';

export const fr: Words<typeof en> = {
  actions,
  case: caseWords,
  edit,
  failure,
  loading,
  shell,
  slices,
  structures,
  task,
};
