export { distanceMm } from '../../core/distance-transform';
