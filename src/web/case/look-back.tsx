import type { CaseEvent } from '../../engine/types.ts';
import { dateInWords } from '../../engine/wording.ts';
import { caseFileAsOf } from '../../service/case-as-of.ts';
import { isDay } from '../../service/days.ts';
import { hiddenFacts, hidesActor } from '../../service/facts-seen.ts';
import { policyOf } from '../../service/office.ts';
import { Alert } from '../components/alert.tsx';
import { DayGroup } from '../forms/day-group.tsx';
import { useSay } from '../language.tsx';
import type { Answer, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';
import { History } from './history.tsx';
import { Limits, Milestones } from './limits.tsx';
import { caseTrail } from './page.tsx';
import { Steps } from './steps.tsx';

/** The case as it was on a day, by what was known on another: to look at only. */
export async function lookBack(visit: SignedIn, names: ReadonlyMap<string, string>): Promise<Answer> {
  const { house, kase, query, today, say, language } = visit;
  const { id, title } = kase.snapshot;
  const at = query.at?.trim() || today;
  const known = query.known?.trim() || today;
  const days = isDay(at) && isDay(known);
  const file = days ? await caseFileAsOf(house.office, id, { at, known }) : null;
  const hides = await hidingActors(visit);
  const told = say(words.looksBack)
    .replace('{at}', days ? dateInWords(at, language) : '')
    .replace('{known}', days ? dateInWords(known, language) : '');
  const body = (
    <>
      <h1>{title}</h1>
      {days ? <Alert is="warning">{told}</Alert> : <Alert is="error">{say(words.noDay)}</Alert>}
      <p>
        <a href={`/cases/${id}`}>{say(words.backToNow)}</a>
      </p>
      {file ? (
        <>
          <p class="font-lead">
            {say(file.line.workflow)} · <strong>{say(file.line.state)}</strong>
          </p>
          <Steps file={file} />
          <Limits file={file} />
          <Milestones file={file} />
          <History text={house.office.text} file={file} names={names} query={query} corrects={false} hides={hides} />
        </>
      ) : (
        days && <p>{say(words.nothingKnown)}</p>
      )}
      <LookBack id={id} at={at} known={known} open />
    </>
  );
  return {
    page: { title: say(words.lookBack), section: 'cases', trail: caseTrail(visit), body },
    status: days ? 200 : 422,
  };
}

/** Whether the visitor may not know who made an event of the case happen. */
export async function hidingActors({ house, access, kase }: SignedIn): Promise<(event: CaseEvent) => boolean> {
  const hidden = hiddenFacts(access, await policyOf(house.office, kase.snapshot), kase.snapshot);
  return (event) => hidesActor(event, hidden, access.person.id);
}

export function LookBack({ id, at, known, open = false }: { id: string; at: string; known: string; open?: boolean }) {
  const say = useSay();
  return (
    <details class="other-day" open={open}>
      <summary>{say(words.lookBack)}</summary>
      <form method="get" action={`/cases/${id}`} noValidate>
        <p>{say(words.lookHelp)}</p>
        {[
          { name: 'at', label: words.asAt, value: at },
          { name: 'known', label: words.asKnown, value: known },
        ].map(({ name, label, value }) => (
          <DayGroup key={name} id={`look-${name}`} name={name} legend={say(label)} value={value} />
        ))}
        <button type="submit" class="button button-secondary">
          {say(words.look)}
        </button>
      </form>
    </details>
  );
}
