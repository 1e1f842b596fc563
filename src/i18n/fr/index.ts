import type { en } from '../en';
import type { Words } from '../words';
import { failure } from './failure';
import { shell } from './shell';

export const fr: Words<typeof en> = { failure, shell };
