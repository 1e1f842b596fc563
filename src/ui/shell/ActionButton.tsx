import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { actionById } from '../actions';
import { IconButton } from '../controls';
import { shownKeys } from '../keys';
import { useLocale } from '../useLocale';

interface Props {
  readonly id: string;
  readonly icon: LucideIcon;
  /** Instead of the action's own name. */
  readonly label?: string;
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
}

/** A button for an entry of the action table: name, keys and effect come from there. */
export function ActionButton({ id, icon: Icon, label, ...rest }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const action = actionById(id);
  const keys = action.keys[0];
  return (
    <IconButton
      {...rest}
      label={label ?? action.name(t)}
      keys={keys && shownKeys(keys, locale)}
      onPress={action.run}
    >
      <Icon size={16} aria-hidden />
    </IconButton>
  );
}
