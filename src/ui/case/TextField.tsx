import { useState } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isMultiline?: boolean;
  readonly isMissing?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Called once, when the field is left: one undo step. */
  onCommit(value: string): void;
}

/** Text that becomes part of the plan when the field is left. */
export function TextField(props: Props) {
  const { label, hint, value, isMultiline, isMissing, placeholder, maxLength = 2000, onCommit } = props;
  // What is being typed; undefined while the field shows the plan, which undo may change.
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft.trim() !== value) onCommit(draft.trim());
    setDraft(undefined);
  };
  const className = isMissing ? 'input input-missing' : 'input';
  return (
    <AriaTextField
      className="field"
      value={draft ?? value}
      onChange={setDraft}
      onBlur={commit}
      maxLength={maxLength}
    >
      <Label className="field-label">{label}</Label>
      {isMultiline ? (
        <TextArea className={className} rows={2} placeholder={placeholder} />
      ) : (
        <Input
          className={className}
          placeholder={placeholder}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      )}
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </AriaTextField>
  );
}
