import type { Answer, Visit } from '../route.ts';
import { problems } from '../words/problems.ts';

/** The same answer as to an address that does not exist. */
export function notFound({ say }: Visit): Answer {
  const { title, text } = problems['not-found'];
  const body = (
    <>
      <h1>{say(title)}</h1>
      <p class="font-lead">{say(text)}</p>
    </>
  );
  return { page: { title: say(title), body }, status: 404 };
}
