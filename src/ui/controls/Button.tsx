import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly children: ReactNode;
}

export function Button({ variant = 'plain', ...rest }: Props) {
  return <AriaButton {...rest} className={`button button-${variant}`} />;
}
