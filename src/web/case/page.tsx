import type { Text } from '../../policy/types.ts';
import type { Answer, Page, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';

/** A page between the case and the one that is shown; `page` is its address below that of the case. */
interface Below {
  page: string;
  title: Text;
}

export function caseTrail({ kase, say }: SignedIn, ...below: Below[]): NonNullable<Page['trail']> {
  const { id, title } = kase.snapshot;
  return [
    { title: say(caseWords.title), href: '/cases' },
    { title, href: `/cases/${id}` },
    ...below.map((each) => ({ title: say(each.title), href: `/cases/${id}/${each.page}` })),
  ];
}

/** Instead of a page of a case: why it has none, or not for the visitor. */
export function noCasePage(visit: SignedIn, status: number, title: Text, why?: Text, ...below: Below[]): Answer {
  const { say } = visit;
  const body = (
    <>
      <h1>{say(title)}</h1>
      {why && <p class="font-lead">{say(why)}</p>}
    </>
  );
  return { page: { title: say(title), section: 'cases', trail: caseTrail(visit, ...below), body }, status };
}
