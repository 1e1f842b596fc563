import { useTranslation } from 'react-i18next';
import type { Locale } from '../i18n';

/** The language on screen; renders again when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'fr' ? 'fr' : 'en';
}
