export { identifyStructure, structureById, type StructureQuery } from './identify';
export { structureItems } from './items';
export { levels } from './vertebrae';
