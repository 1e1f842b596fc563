import { type ReactNode, useState } from 'react';

interface Props {
  readonly title: string;
  readonly className: string;
  readonly summaryClass?: string;
  /** Open at first, and again whenever this turns true. */
  readonly opens?: boolean;
  readonly children: ReactNode;
}

/** Something that can be unfolded; what is folded away is not there, and costs nothing while cement flows. */
export function Fold({ title, className, summaryClass, opens = false, children }: Props) {
  const [isOpen, setOpen] = useState(opens);
  const [before, setBefore] = useState(opens);
  if (opens !== before) {
    setBefore(opens);
    setOpen(opens);
  }
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={({ currentTarget, target }) => target === currentTarget && setOpen(currentTarget.open)}
    >
      <summary className={summaryClass}>{title}</summary>
      {isOpen && <div className="fold-body">{children}</div>}
    </details>
  );
}
