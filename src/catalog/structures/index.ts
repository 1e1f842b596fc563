export { type Calibre, calibreOf } from './calibres';
export { type ExpectedStructure, expectedStructures, missingStructures } from './expected';
export { contradictedCode, identifyStructure, structureById } from './identify';
export { type InvisibleStructure, invisibleItems, invisibleStructures } from './invisible';
export { structureItems } from './items';
export { shiftsWithPosition } from './position';
export { levelOf, levels } from './vertebrae';
export { isVessel } from './vessels';
