import { scoring } from '../../service/assessment.ts';
import type { CaseFile } from '../../service/case-file.ts';
import { settling } from '../../service/participation.ts';
import { ranking } from '../../service/ranking.ts';
import { planning } from '../../service/seminars.ts';
import { passing } from '../../service/validation.ts';
import { useSay } from '../language.tsx';
import { assessmentWords, rankingWords } from '../words/assessment.ts';
import { caseWords } from '../words/cases.ts';
import { participationWords } from '../words/participation.ts';
import { seminarWords } from '../words/seminars.ts';
import { validationWords } from '../words/validation.ts';

/** Pages on one side of a case, where its workflow has them. */
export function CaseViews({ file: { case: kase, policy } }: { file: CaseFile }) {
  const say = useSay();
  const rights = policy.rights[kase.workflow] ?? {};
  const approved = kase.milestones['project-description-approved'] !== undefined;
  const views = [
    {
      page: 'validation',
      title: validationWords.title,
      shown: passing in rights && kase.facts.nomination !== undefined,
    },
    {
      page: 'assessment',
      title: assessmentWords.title,
      shown: scoring in rights && kase.milestones.validated !== undefined,
    },
    { page: 'ranking', title: rankingWords.title, shown: ranking in rights },
    {
      page: 'participation',
      title: participationWords.title,
      shown: settling in rights && (approved || kase.facts.participation !== undefined),
    },
    {
      page: 'seminars',
      title: seminarWords.title,
      shown: planning in rights && (approved || kase.facts.participation !== undefined),
    },
  ].filter(({ shown }) => shown);
  if (views.length === 0) return null;
  return (
    <nav aria-label={say(caseWords.views)}>
      <ul class="plain-list case-views">
        {views.map(({ page, title }) => (
          <li key={page}>
            <a href={`/cases/${kase.id}/${page}`}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
