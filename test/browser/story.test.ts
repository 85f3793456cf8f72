import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { smtpTransport } from '../../src/post/smtp.ts';
import { mailServer, type Received, settingsFor } from '../post/mail-server.ts';
import { type Company, done, gather, give, signIn, stateOf, submit } from './company.ts';
import { fillDay } from './fill.ts';
import { desktop, openBrowserHouse, phone } from './house.ts';
import { fixture, fromRoundToSelection } from './nominating.ts';

const patient = { connection: 60_000, greeting: 60_000, silence: 60_000, whole: 120_000 };

async function houseWithMail() {
  const mail = await mailServer();
  const transport = smtpTransport(settingsFor(mail.port, { timeouts: patient }));
  const one = await openBrowserHouse({ at: '2026-01-05T09:00:00.000Z', transport });
  onTestFinished(one.close);
  return { one, mail };
}

test('a round and a whole LKT, in Danish at a desk, from sign-in by mail to the follow-up one year after', async () => {
  const { one, mail } = await houseWithMail();
  const company = await gather(one, desktop, 'da');
  const stranger = await one.visit(null, desktop);
  await signIn(company, stranger, 'sekretariat', () => linkIn(mail.received.at(-1)));
  const kase = await fromRoundToSelection(company);
  await describeProject(company, kase);
  await takeIn(company, kase);
  await holdSeminars(company, kase);
  await close(company, kase);
  const before = mail.received.length;
  await followUp(company, kase);
  expect(await stateOf(company, kase)).toEqual(['ended']);
  const asked = mail.received.slice(before).filter(({ to }) => to[0] === 'direktoer@lkt.example');
  expect(asked.length).toBeGreaterThan(0);
  expect(entriesTo(mail.received, 'team')).toEqual(
    expect.arrayContaining(['REQUEST 2027-03-02', 'REQUEST 2027-10-05', 'REQUEST 2029-09-18']),
  );
  expect(one.faults()).toEqual([]);
}, 900_000);

test('from nomination to selection, in English on a phone without JavaScript', async () => {
  const { one } = await houseWithMail();
  await fromRoundToSelection(await gather(one, phone, 'en'));
  expect(one.faults()).toEqual([]);
}, 900_000);

function linkIn(mail: Received | undefined): string {
  return /https?:\/\/\S+\/sign-in\/[^\s>]+/.exec(mail?.email.text ?? '')?.[0] ?? '';
}

/** Calendar entries as somebody got them: method and day. */
function entriesTo(received: Received[], person: string): string[] {
  return received
    .filter(({ to }) => to[0] === `${person}@lkt.example`)
    .flatMap(({ email }) => email.attachments)
    .filter(({ mimeType }) => mimeType === 'text/calendar')
    .map(({ content }) => {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      const calendar = new ICAL.Component(ICAL.parse(text));
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
      return `${calendar.getFirstPropertyValue('method')} ${event.startDate.toString().slice(0, 10)}`;
    });
}

async function describeProject({ as, passTo }: Company, kase: string): Promise<void> {
  await passTo('2026-08-17');
  await give(
    await as('tovholder'),
    `/cases/${kase}`,
    'expert-group.appoint',
    fixture('the-running-lkt', 'expert-group'),
  );
  await passTo('2026-10-05');
  const description = fixture('the-running-lkt', 'project-description');
  await give(await as('formand'), `/cases/${kase}`, 'project-description.submit', description);
  await passTo('2026-11-18');
  await give(await as('styregruppe'), `/cases/${kase}`, 'project-description.approve', { meeting: '2026-11-18' });
}

async function takeIn({ as, passTo }: Company, kase: string): Promise<void> {
  await passTo('2026-12-01');
  await give(await as('projektleder'), `/cases/${kase}`, 'participation.open', {
    regions: ['reg-sd', 'reg-m'],
    answerBy: '2027-01-08',
  });
  await passTo('2027-01-11');
  await give(
    await as('projektleder'),
    `/cases/${kase}`,
    'participation.settle',
    fixture('the-running-lkt', 'participants'),
  );
  await passTo('2027-01-27');
  await give(await as('styregruppe'), `/cases/${kase}`, 'participation.note', { meeting: '2027-01-27' });
}

/** The second seminar is postponed, and the whole LKT extended. */
async function holdSeminars({ as, passTo }: Company, kase: string): Promise<void> {
  await passTo('2027-02-02');
  await hold(await as('projektleder'), kase, 'leadership-seminar', 60);
  await passTo('2027-03-02');
  await hold(await as('projektleder'), kase, 'learning-seminar-1', 120);
  await passTo('2027-06-01');
  await move(await as('projektleder'), kase, 'learning-seminar-2', '2027-10-05');
  await passTo('2027-10-05');
  await hold(await as('projektleder'), kase, 'learning-seminar-2', 110);
  await give(await as('projektleder'), `/cases/${kase}`, 'status-report.submit', { outcomeGoals: 'På vej' });
  await passTo('2028-03-07');
  await hold(await as('projektleder'), kase, 'learning-seminar-3', 100);
  await passTo('2028-10-02');
  await give(await as('formand'), `/cases/${kase}`, 'extension.propose', { until: '2029-09-28', reason: 'Sene data' });
  await passTo('2028-11-15');
  await give(await as('styregruppe'), `/cases/${kase}`, 'extension.grant', {
    until: '2029-09-28',
    reason: 'Sene data',
  });
  await move(await as('projektleder'), kase, 'closing-seminar', '2029-09-18');
}

async function hold(page: Page, kase: string, seminar: string, participants: number): Promise<void> {
  await page.goto(`/cases/${kase}/seminars/${seminar}/held`);
  await submit(page, { participants });
}

/** First what follows is shown, then it is done. */
async function move(page: Page, kase: string, seminar: string, to: string): Promise<void> {
  await page.goto(`/cases/${kase}/seminars/${seminar}/move`);
  await fillDay(page.locator('main'), 'to', to);
  await page.fill('main [name="reason"]', 'Lokalet er optaget');
  await page.locator('main form[method="get"] button').click();
  await page.locator('main form[method="post"] button.button-primary').click();
  await done(page);
}

async function close({ as, passTo }: Company, kase: string): Promise<void> {
  await passTo('2029-09-18');
  await hold(await as('projektleder'), kase, 'closing-seminar', 110);
  await passTo('2029-12-03');
  await give(
    await as('projektleder'),
    `/cases/${kase}`,
    'closing-report.submit',
    fixture('the-running-lkt', 'closing-report'),
  );
  await give(await as('styregruppe'), `/cases/${kase}`, 'closing-report.approve', { meeting: '2029-12-03' });
}

async function followUp({ as, passTo }: Company, kase: string): Promise<void> {
  await passTo('2030-09-25');
  await give(await as('tovholder'), `/cases/${kase}`, 'follow-up.answer', {
    held: 'yes',
    evidence: 'Indikatorerne ligger fast',
  });
  await give(await as('direktoer'), `/cases/${kase}`, 'follow-up.answer', { held: 'partly' });
  await give(await as('tovholder'), `/cases/${kase}`, 'follow-up.conclude', {
    conclusion: 'Resultaterne er fastholdt',
  });
}
