import type { CaseFile } from '../../service/case-file.ts';
import { useSay } from '../language.tsx';
import { caseViews } from '../own-pages.ts';
import { caseWords } from '../words/cases.ts';

/** Pages on one side of a case, where its workflow has them. */
export function CaseViews({ file }: { file: CaseFile }) {
  const say = useSay();
  const views = caseViews.filter(({ shown }) => shown(file));
  if (views.length === 0) return null;
  return (
    <nav aria-label={say(caseWords.views)}>
      <ul class="plain-list case-views">
        {views.map(({ page, title }) => (
          <li key={page}>
            <a href={`/cases/${file.case.id}/${page}`}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
