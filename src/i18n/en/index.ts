import { actions } from './actions';
import { approach } from './approach';
import { badge } from './badge';
import { carry } from './carry';
import { caseWords } from './case';
import { cement } from './cement';
import { demo } from './demo';
import { edit } from './edit';
import { editing } from './editing';
import { exportWords } from './export';
import { failure } from './failure';
import { find } from './find';
import { hydrodissection } from './hydrodissection';
import { landmarks } from './landmarks';
import { loading } from './loading';
import { measure } from './measure';
import { meshes } from './meshes';
import { model } from './model';
import { pacs } from './pacs';
import { reading } from './reading';
import { scene } from './scene';
import { shell } from './shell';
import { slices } from './slices';
import { structures } from './structures';
import { task } from './task';
import { trajectory } from './trajectory';
import { vessel } from './vessel';

export const en = {
  actions,
  approach,
  badge,
  carry,
  case: caseWords,
  cement,
  demo,
  edit,
  editing,
  export: exportWords,
  failure,
  find,
  hydrodissection,
  landmarks,
  loading,
  measure,
  meshes,
  model,
  pacs,
  reading,
  scene,
  shell,
  slices,
  structures,
  task,
  trajectory,
  vessel,
};
