import { type Box, type Sdf, smoothMax, type Solid } from './sdf';

/** The wall of the trunk: its inner surface, its skin, and how deep the outer fascia lies under the skin, mm. */
export interface Wall {
  readonly cavity: Solid;
  readonly skin: Solid;
  readonly fatDepth: Sdf;
  readonly box: Box;
}

/** A sheet of muscle in a wall, at shares of the way from the cavity to the fascia, where `keep` is negative. */
export const sheetIn =
  ({ cavity, skin, fatDepth, box }: Wall) =>
  (from: number, to: number, keep: Sdf): Solid => ({
    box,
    distance: (x, y, z) => {
      const gate = keep(x, y, z);
      if (gate > 12) return gate;
      const inner = cavity.distance(x, y, z);
      const outer = skin.distance(x, y, z) + fatDepth(x, y, z);
      const width = Math.max(inner - outer, 2);
      const share = inner / width;
      return smoothMax(Math.max((from - share) * width, (share - to) * width), gate, 5);
    },
  });
