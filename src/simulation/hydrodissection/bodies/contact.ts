import { backSolve } from '../../../core/dense';
import { type Fit, fillRows } from './fit';

/** A place where a body touches bone or another body and may not go on: its velocity along `normal` stays ≤ the other's. */
export interface Contact {
  readonly fit: Fit;
  /** Where the touching material lay at the start, mm. */
  readonly from: readonly [number, number, number];
  /** The other body and its point, if it is one. */
  readonly other?: { readonly fit: Fit; readonly from: readonly [number, number, number] };
  /** Axis of the grid and sign towards what is touched. */
  readonly axis: 0 | 1 | 2;
  readonly sign: 1 | -1;
}

const sweeps = 30;

interface Party {
  readonly fit: Fit;
  readonly jacobian: Float64Array;
  /** What a unit of the contact's force does to the rates. */
  readonly response: Float64Array;
}

/** Takes out of the rates what would press bodies into bone or into each other: projected Gauss–Seidel on the forces. */
export function resolveContacts(contacts: readonly Contact[]): void {
  const all = contacts.map((contact) => {
    const parties = [party(contact.fit, contact.from, contact, 1)];
    if (contact.other) parties.push(party(contact.other.fit, contact.other.from, contact, -1));
    const give = parties.reduce((sum, { jacobian, response }) => sum + dot(jacobian, response), 0);
    return { parties, give, force: 0 };
  });
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const contact of all) {
      const speed = contact.parties.reduce((sum, { fit, jacobian }) => sum + dot(jacobian, fit.body.rate), 0);
      const force = Math.max(0, contact.force + speed / Math.max(contact.give, 1e-300));
      const change = force - contact.force;
      contact.force = force;
      if (change === 0) continue;
      for (const { fit, response } of contact.parties)
        for (let i = 0; i < response.length; i++) fit.body.rate[i]! -= change * response[i]!;
    }
}

function party(
  fit: Fit,
  [x, y, z]: readonly [number, number, number],
  { axis, sign }: Contact,
  side: 1 | -1,
): Party {
  const { body, factor } = fit;
  const n = 6 * body.count;
  const jacobian = new Float64Array(n);
  const s = body.place(x, y, z);
  const i = Math.floor(s);
  const arm = new Float64Array(3);
  const rows = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
  for (let m = i; m < Math.min(i + 2, body.count); m++) {
    body.arm(m, x, y, z, arm);
    fillRows(rows, 0, m === i ? 1 - (s - i) : s - i, arm);
    for (let a = 0; a < 6; a++) jacobian[6 * m + a] = side * sign * rows[axis]![a]!;
  }
  const response = jacobian.slice();
  backSolve(factor, n, response);
  return { fit, jacobian, response };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
