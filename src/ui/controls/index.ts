export { Button } from './Button';
export { Dialog } from './Dialog';
export { IconButton } from './IconButton';
export { NumberField } from './NumberField';
export { Segmented } from './Segmented';
export { type Option, Select } from './Select';
export { Slider } from './Slider';
export { Toggle } from './Toggle';
export { Tooltip } from './Tooltip';
