import { actions } from './actions';
import { caseWords } from './case';
import { edit } from './edit';
import { failure } from './failure';
import { loading } from './loading';
import { shell } from './shell';
import { task } from './task';

export const en = { actions, case: caseWords, edit, failure, loading, shell, task };
