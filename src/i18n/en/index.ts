import { failure } from './failure';
import { shell } from './shell';

export const en = { failure, shell };
