export { bodyParts } from './layers';
export { restParts } from './rest';
