import type { CaseFile } from '../../service/case-file.ts';
import { useSay } from '../language.tsx';
import { pagesOf } from '../own-pages.ts';
import { caseWords } from '../words/cases.ts';

export function CasePages({ file }: { file: CaseFile }) {
  const say = useSay();
  const pages = pagesOf(file);
  if (pages.length === 0) return null;
  return (
    <nav aria-label={say(caseWords.pages)}>
      <ul class="plain-list case-pages">
        {pages.map(({ page, title }) => (
          <li key={page}>
            <a href={`/cases/${file.case.id}/${page}`}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
