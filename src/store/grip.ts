/** A hand that only one holder at a time has: each new one makes the one before let go. */
export interface Grip {
  /** Takes hold; answers whether it is still in this hand. */
  takeHold(): () => boolean;
  letGo(): void;
}

export function createGrip(): Grip {
  let grip = 0;
  return {
    takeHold: () => {
      const mine = ++grip;
      return () => mine === grip;
    },
    letGo: () => void grip++,
  };
}
