import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

interface Props {
  readonly isSelected: boolean;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
  onChange(isSelected: boolean): void;
}

/** On or off. */
export function Toggle({ children, ...rest }: Props) {
  return (
    <Checkbox {...rest} className="toggle">
      <span className="toggle-box" aria-hidden>
        {rest.isSelected && <Check size={12} strokeWidth={3} />}
      </span>
      {children}
    </Checkbox>
  );
}
