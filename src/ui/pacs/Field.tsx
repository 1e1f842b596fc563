import { Input, Label, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date' | 'password';
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  onChange(value: string): void;
}

/** One line of a form that is sent as a whole; a browser does not keep what was typed. */
export function Field({ label, type = 'text', placeholder, ...rest }: Props) {
  return (
    <TextField {...rest} className="field" type={type} autoComplete="off" maxLength={200}>
      <Label className="field-label">{label}</Label>
      <Input className="input" placeholder={placeholder} spellCheck={false} />
    </TextField>
  );
}
