import type { LpsPoint } from '../../core/units';

/** A straight instrument as 3D Slicer's line. LPS mm. */
export interface MarkupLine {
  readonly name: string;
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
}

const schema =
  'https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#';

/** A 3D Slicer markups file of one line, from entry to target: 3D Slicer reads one markup a file. */
export function writeMarkupLine({ name, entryMm, targetMm }: MarkupLine): string {
  const points = [
    ['entry', entryMm],
    ['target', targetMm],
  ] as const;
  const markup = {
    type: 'Line',
    name,
    coordinateSystem: 'LPS',
    coordinateUnits: 'mm',
    locked: false,
    fixedNumberOfControlPoints: false,
    labelFormat: '%N-%d',
    lastUsedControlPointNumber: 2,
    controlPoints: points.map(([label, position], n) => ({
      id: String(n + 1),
      label,
      description: '',
      associatedNodeID: '',
      position,
      // The axes of the point in LPS: 3D Slicer's own, which it keeps in RAS.
      orientation: [-1, 0, 0, 0, -1, 0, 0, 0, 1],
      selected: true,
      locked: false,
      visibility: true,
      positionStatus: 'defined',
    })),
  };
  return `${JSON.stringify({ '@schema': schema, markups: [markup] }, null, 2)}\n`;
}
