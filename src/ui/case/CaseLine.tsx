import { useTranslation } from 'react-i18next';
import { usePlan } from '../../store/plan';
import { useLocale } from '../useLocale';
import { caseInBrief, caseInWords } from './caseWords';

interface Props {
  readonly className: string;
  /** Level and side first, for a place where the line may be cut off. */
  readonly brief?: boolean;
}

/** The case in words; what is required and not stated stands out. */
export function CaseLine({ className, brief = false }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const item = usePlan((state) => state.plan.case);
  const parts = (brief ? caseInBrief : caseInWords)(t, locale, item);
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
