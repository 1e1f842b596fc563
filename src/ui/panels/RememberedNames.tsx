import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberedNames, rememberName } from '../../store/named';
import { IconButton } from '../controls';
import { itemName } from '../structureWords';
import { useLocale } from '../useLocale';

/** The names that this browser always reads so, each with a way to forget it. */
export function RememberedNames() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [names, setNames] = useState(rememberedNames);
  const count = Object.keys(names).length;
  const forget = (name: string) => {
    rememberName(name, undefined);
    setNames(rememberedNames());
  };
  if (count === 0) return null;
  return (
    <details className="remembered-names" onToggle={() => setNames(rememberedNames())}>
      <summary>{t('structures.rememberedNames', { count })}</summary>
      <ul>
        {Object.entries(names).map(([name, id]) => (
          <li key={name}>
            <span>
              {name} → {itemName(id, locale)}
            </span>
            <IconButton label={t('structures.forgetName', { name })} onPress={() => forget(name)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
