import { useTranslation } from 'react-i18next';
import { usePlan } from '../../store/plan';
import { useLocale } from '../useLocale';
import { caseInWords } from './caseWords';

/** The case in words; what is required and not stated stands out. */
export function CaseLine({ className }: { readonly className: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const item = usePlan((state) => state.plan.case);
  const parts = caseInWords(t, locale, item);
  const text = parts.map((part) => part.text).join(' · ');
  return (
    <p className={className} title={text}>
      {parts.map((part) => (
        <span key={part.id} className={part.missing ? 'case-part case-missing' : 'case-part'}>
          {part.text}
        </span>
      ))}
    </p>
  );
}
