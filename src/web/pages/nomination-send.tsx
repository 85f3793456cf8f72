/** All answers to look through, sending them, and the receipt. */

import type { Refusal } from '../../engine/types.ts';
import type { JsonObject } from '../../policy/types.ts';
import { answerIn, answerInWords } from '../../service/answers.ts';
import { giveCommand } from '../../service/give-command.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { type CaseLine, caseLine } from '../../service/overview.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { fieldId } from '../forms/schema-form.tsx';
import { useSay, When } from '../language.tsx';
import type { Answer, Route } from '../route.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { Refusals } from './command.tsx';
import { ReadOnly } from './nomination.tsx';
import { atDesk, type Desk, nameOf, pageOf, Rules, type Step, stepTitle } from './nomination-desk.tsx';

export const nominationSendRoutes: Route[] = [
  {
    method: 'GET',
    path: '/cases/:case/nomination/check',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, (desk) => checkPage(desk)),
  },
  { method: 'POST', path: '/cases/:case/nomination/check', open: 'signed-in', handle: (visit) => atDesk(visit, send) },
  {
    method: 'GET',
    path: '/cases/:case/nomination/receipt',
    open: 'signed-in',
    handle: (visit) => atDesk(visit, receipt),
  },
];

async function send(desk: Desk): Promise<Answer> {
  const { visit, check, role, path } = desk;
  const { house, kase, access, at, today, body } = visit;
  const { id, version, workflow } = kase.snapshot;
  if (role === null || check.send === null) return checkPage(desk, {}, 409);
  if (body._version !== String(version)) return checkPage(desk, { changed: true }, 409);
  const given = await giveCommand(house.office, {
    case: id,
    name: check.send.command,
    payload: {},
    actor: { role, by: access.person.id },
    occurredAt: businessDate(today, undefined),
    at,
  });
  if ('refusals' in given)
    return checkPage(desk, { refusals: labelledRefusals(check.policy, workflow, given.refusals) }, 422);
  return { redirect: `${path}/receipt` };
}

interface Told {
  refusals?: Refusal[];
  changed?: boolean;
}

async function checkPage(desk: Desk, { refusals = [], changed = false }: Told = {}, status = 200): Promise<Answer> {
  const { visit, check, role } = desk;
  const { house, kase, say, today } = visit;
  const files = await house.office.ledger.attachments.list(kase.snapshot.id);
  const line = await caseLine(house.office, kase.snapshot, kase.origin, today);
  const wanting = check.lacking.filter((rule) => rule.stands);
  const advice = check.lacking.filter((rule) => !rule.stands);
  const sends = role !== null && check.send !== null;
  const body = (
    <>
      <h1>{say(words.reviewTitle)}</h1>
      {changed && <Alert is="warning">{say(words.changedSince)}</Alert>}
      {refusals.length > 0 && wanting.length === 0 && <Refusals visit={visit} refusals={refusals} />}
      {sends ? (
        <>
          {wanting.length > 0 && <CannotSend desk={desk} rules={wanting} />}
          {advice.length > 0 && (
            <Alert is="info" title={say(words.checkAdvice)}>
              <Rules desk={desk} rules={advice} />
            </Alert>
          )}
        </>
      ) : (
        <ReadOnly desk={desk} state={line.state} />
      )}
      {desk.steps.map((step) => (
        <StepAnswers key={step.id} desk={desk} step={step} />
      ))}
      <Annexes desk={desk} names={files.map(({ name }) => name)} />
      {sends && wanting.length === 0 && <Send desk={desk} />}
    </>
  );
  return { page: pageOf(desk, { title: say(words.reviewTitle), body }), status };
}

function CannotSend({ desk, rules }: { desk: Desk; rules: Desk['check']['lacking'] }) {
  const say = useSay();
  return (
    <div class="alert alert-error" role="alert" aria-labelledby="error-summary" tabIndex={-1}>
      <div class="alert-body">
        <h2 id="error-summary" class="alert-heading">
          {say(words.cannotSend)}
        </h2>
        <Rules desk={desk} rules={rules} />
      </div>
    </div>
  );
}

function StepAnswers({ desk, step }: { desk: Desk; step: Step }) {
  const say = useSay();
  const { check, role, path } = desk;
  const title = say(stepTitle(step));
  return (
    <section aria-labelledby={`step-${step.id}`}>
      <div class="heading-row">
        <h2 id={`step-${step.id}`}>{title}</h2>
        {role !== null && check.save && !step.locked && (
          <a href={`${path}/${step.id}`}>
            {say(words.change)} <span class="sr-only">{title}</span>
          </a>
        )}
      </div>
      <dl class="answers">
        {step.answers.map((answer) => (
          <div key={answer.path} id={fieldId(answer.path)}>
            <dt>{say(nameOf(answer))}</dt>
            <dd>
              <Lines desk={desk} schema={answer.schema} value={answerIn(check.values, answer)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Lines({ desk, schema, value }: { desk: Desk; schema: JsonObject; value: ReturnType<typeof answerIn> }) {
  const say = useSay();
  const lines = answerInWords(desk.check.policy, schema, value);
  if (lines.length === 0) return <span class="no-answer">{say(words.noAnswer)}</span>;
  return (
    <>
      {lines.map((line) => (
        <div key={line.da}>{say(line)}</div>
      ))}
    </>
  );
}

function Annexes({ desk, names }: { desk: Desk; names: string[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="annexes">
      <div class="heading-row">
        <h2 id="annexes">{say(words.annexes)}</h2>
        <a href={`${desk.path}/annexes`}>
          {say(desk.role !== null && desk.check.save ? words.manageAnnexes : words.annexes)}
        </a>
      </div>
      {names.length === 0 ? (
        <p>{say(words.noAnnexes)}</p>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Send({ desk: { visit, path } }: { desk: Desk }) {
  const say = useSay();
  return (
    <Form action={`${path}/check`} csrf={visit.csrf}>
      <input type="hidden" name="_version" value={String(visit.kase.snapshot.version)} />
      <p>{say(words.sendHelp)}</p>
      <button type="submit" class="button button-primary">
        {say(words.send)}
      </button>
    </Form>
  );
}

async function receipt(desk: Desk): Promise<Answer> {
  const { visit, path } = desk;
  const { house, kase, say, today } = visit;
  const { snapshot, origin } = kase;
  const sent = snapshot.milestones['clarification-answered'] ?? snapshot.milestones.nominated;
  if (!sent || desk.check.send) return { redirect: path };
  const line = await caseLine(house.office, snapshot, origin, today);
  const body = (
    <>
      <h1>{say(words.receipt)}</h1>
      <p class="font-lead">{snapshot.title}</p>
      <ReceiptFacts id={snapshot.id} sent={sent.when} line={line} />
      <p>{say(words.receiptMail)}</p>
      <p>{say(words.receiptNext)}</p>
      <ul>
        <li>
          <a href={`${path}/check`}>{say(words.reviewTitle)}</a>
        </li>
        <li>
          <a href={`/cases/${snapshot.id}`}>{say(words.seeCase)}</a>
        </li>
      </ul>
    </>
  );
  return { page: pageOf(desk, { title: say(words.receipt), body }) };
}

function ReceiptFacts({ id, sent, line }: { id: string; sent: Parameters<typeof When>[0]['on']; line: CaseLine }) {
  const say = useSay();
  return (
    <dl class="facts">
      <dt>{say(words.reference)}</dt>
      <dd>
        <strong>{id}</strong>
      </dd>
      <dt>{say(words.sentOn)}</dt>
      <dd>
        <When on={sent} />
      </dd>
      <dt>{say(words.state)}</dt>
      <dd>{say(line.state)}</dd>
    </dl>
  );
}
