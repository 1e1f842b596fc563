import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly big?: boolean;
  readonly children?: ReactNode;
}

/** One number of a list of them, with what is to be said of it. */
export function NumberTile({ name, value, big, children }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={big ? 'tile-big' : undefined}>{value}</dd>
      {children && <dd className="fine-print">{children}</dd>}
    </div>
  );
}
