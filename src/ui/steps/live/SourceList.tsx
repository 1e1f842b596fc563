import type { Bilingual, Source } from '../../../catalog/types';
import { useLocale } from '../../useLocale';

interface Props {
  readonly facts: readonly { readonly text: Bilingual; readonly source: Source }[];
}

/** Where something was read, and how to find it. */
export const sourceWords = ({ citation, reference }: Source): string =>
  citation + (reference ? ` (${reference})` : '');

/** Published figures, each with its source. */
export function SourceList({ facts }: Props) {
  const locale = useLocale();
  return (
    <ul className="source-list">
      {facts.map(({ text, source }) => (
        <li key={text.en + source.citation}>
          {text[locale]}
          <small>{sourceWords(source)}</small>
        </li>
      ))}
    </ul>
  );
}
