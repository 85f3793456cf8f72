/** For every path of the route table, addresses at which somebody who may open it sees it in the house of the example story. */

import { expect } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { startCase } from '../../src/service/start-case.ts';
import { acrossChapters } from '../../src/web/handbook/reading.tsx';
import type { BrowserHouse } from './house.ts';

export interface Sample {
  /** Null for somebody who is not signed in. */
  as: string | null;
  path: string;
}

/** What the example story lacks: an annex, a link to sign in by, and two meetings. Gives back the key of a letter. */
export async function addSamples({ office, house }: BrowserHouse): Promise<string> {
  const at = house.now();
  const annex = { name: 'plan.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') };
  await office.ledger.attachments.add({ caseId: 'smerter', ...annex, addedBy: 'tovholder-n', addedAt: at });
  const expiresAt = new Date(Date.parse(at) + 600_000).toISOString();
  const link = { hash: hashOf('link'), person: 'sekretariat', target: '/', createdAt: at, expiresAt };
  await office.ledger.access.saveSignInLink(link);
  const given = { actor: { role: 'secretariat', by: 'sekretariat' }, occurredAt: exactly(at.slice(0, 10)), at };
  const item = { title: 'KOL-patienter', case: 'kol-hjemme', kind: 'decision', command: 'selection.select' };
  const steps: [string, string, JsonObject][] = [
    ['moede', 'meeting.plan', { date: '2027-06-10', place: 'Danske Regioner' }],
    ['moede', 'item.add', item],
    ['holdt', 'meeting.plan', { date: at.slice(0, 10) }],
    ['holdt', 'item.add', item],
    ['holdt', 'agenda.close', {}],
    ['holdt', 'meeting.hold', {}],
  ];
  for (const id of ['moede', 'holdt'])
    await startCase(office, { ...given, id, workflow: 'steering-group-meeting', title: `Styregruppemøde: ${id}` });
  for (const [id, name, payload] of steps) {
    expect(await giveCommand(office, { ...given, case: id, name, payload }), name).not.toHaveProperty('refusals');
  }
  const letters = await office.ledger.outbox({ state: 'sent' });
  return letters.find(({ caseId }) => caseId === 'sepsis')?.key ?? '';
}

const by = (as: string | null, ...paths: string[]): Sample[] => paths.map((path) => ({ as, path }));
const secretariat = (...paths: string[]) => by('sekretariat', ...paths);
const everyRole = (path: string) =>
  ['styregruppe', 'vurdering-lvs', 'tovholder-sj', 'direktoer-m', 'projektleder-m', 'formand-sepsis', 'kl-kontakt'].map(
    (as) => ({ as, path }),
  );

/** `{letter}` stands for the key of a letter. */
export const samples: Record<string, Sample[]> = {
  '/first/:secret': by(null, '/first/unknown'),
  '/sign-in/openid': by(null, '/sign-in/openid'),
  '/sign-in/openid/callback': by(null, '/sign-in/openid/callback'),
  '/sign-in': by(null, '/sign-in', '/sign-in?to=/cases'),
  '/sign-in/:secret': by(null, '/sign-in/link', '/sign-in/unknown'),
  '/language/da': by(null, '/language/da'),
  '/language/en': by(null, '/language/en'),
  '/training/mailbox': secretariat('/training/mailbox'),
  '/training/mailbox/letter': secretariat('/training/mailbox/letter?key={letter}'),
  '/': [...secretariat('/'), ...everyRole('/')],
  '/programme.svg': secretariat('/programme.svg'),
  '/cases': secretariat('/cases', '/cases?status=done', '/cases?workflow=nomination-round'),
  '/start/:workflow': secretariat('/start/national-lkt', '/start/nomination-round', '/start/policy-change'),
  '/cases/:case': [
    ...secretariat('/cases/runde', '/cases/delir', '/cases/tryg-udskrivelse', '/cases/moede', '/cases/unknown'),
    ...by('projektleder-m', '/cases/sepsis'),
    ...by('vurdering-kl', '/cases/kol-hjemme'),
    ...by('tovholder-sj', '/cases/faerre-fald'),
    ...by('tovholder-n', '/cases/smerter'),
    ...by('direktoer-m', '/cases/delir'),
  ],
  '/cases/:case/picture.svg': secretariat('/cases/sepsis/picture.svg'),
  '/cases/:case/time-line.svg': secretariat('/cases/sepsis/time-line.svg'),
  '/cases/:case/do/:command': [
    ...secretariat(
      '/cases/moede/do/item.add',
      '/cases/moede/do/meeting.plan',
      '/cases/runde/do/round.close',
      '/cases/runde/do/round.publish',
      '/cases/kol-hjemme/do/assessment.exclude',
      '/cases/sepsis/do/learning-seminar.hold',
    ),
    ...by('projektleder-m', '/cases/sepsis/do/seminar.postpone', '/cases/sepsis/do/status-report.submit'),
    ...by('styregruppe', '/cases/sepsis/do/criterion.waive', '/cases/sepsis/do/extension.grant'),
    ...by('tovholder-m', '/cases/delir/do/follow-up.answer', '/cases/faerre-fald/do/validation.fail'),
  ],
  '/cases/:case/events/:version': secretariat(
    '/cases/sepsis/events/1',
    '/cases/kol-hjemme/events/3',
    '/cases/delir/events/5',
  ),
  '/cases/:case/events/:version/correct': secretariat(
    '/cases/kol-hjemme/events/3/correct',
    '/cases/sepsis/events/1/correct',
    '/cases/sepsis/events/4/correct',
  ),
  '/cases/:case/place': secretariat('/cases/sepsis/place'),
  '/cases/:case/migrate': secretariat('/cases/sepsis/migrate'),
  '/cases/:case/meeting': secretariat('/cases/moede/meeting'),
  '/cases/:case/round': [...secretariat('/cases/runde/round'), ...by('kl-kontakt', '/cases/runde/round')],
  '/cases/:case/nomination': [
    ...by('tovholder-n', '/cases/smerter/nomination'),
    ...secretariat('/cases/kol-hjemme/nomination'),
  ],
  '/cases/:case/nomination/:step': by(
    'tovholder-n',
    ...['1', '2', '3', '4', '5', '6', '7', '10'].map((step) => `/cases/smerter/nomination/${step}`),
  ),
  '/cases/:case/nomination/annexes': by('tovholder-n', '/cases/smerter/nomination/annexes'),
  '/cases/:case/annexes/:file': by('tovholder-n', '/cases/smerter/annexes/1'),
  '/cases/:case/nomination/check': [
    ...by('tovholder-n', '/cases/smerter/nomination/check'),
    ...secretariat('/cases/kol-hjemme/nomination/check'),
  ],
  '/cases/:case/nomination/receipt': by('tovholder-sd', '/cases/kol-hjemme/nomination/receipt'),
  '/cases/:case/nomination/word': by('tovholder-n', '/cases/smerter/nomination/word'),
  '/cases/:case/nomination/form.docx': by('tovholder-n', '/cases/smerter/nomination/form.docx'),
  '/cases/:case/participation': [
    ...by('projektleder-m', '/cases/sepsis/participation'),
    ...by('direktoer-m', '/cases/sepsis/participation'),
  ],
  '/cases/:case/participation/answer': by('direktoer-m', '/cases/sepsis/participation/answer'),
  '/cases/:case/participation/import': by('projektleder-m', '/cases/sepsis/participation/import'),
  '/cases/:case/participation/import/template.xlsx': by(
    'projektleder-m',
    '/cases/sepsis/participation/import/template.xlsx',
  ),
  '/cases/:case/seminars': [
    ...secretariat('/cases/sepsis/seminars'),
    ...by('projektleder-m', '/cases/sepsis/seminars'),
  ],
  '/cases/:case/seminars/:milestone/entry.ics': by(
    'projektleder-m',
    '/cases/sepsis/seminars/learning-seminar-3/entry.ics',
  ),
  '/cases/:case/seminars/:milestone/move': by('projektleder-m', '/cases/sepsis/seminars/learning-seminar-3/move'),
  '/cases/:case/seminars/:milestone/held': by('projektleder-m', '/cases/sepsis/seminars/learning-seminar-3/held'),
  '/calendar/:secret.ics': by(null, '/calendar/unknown.ics'),
  '/me': [...secretariat('/me'), ...by('team-m', '/me')],
  '/me/tokens': secretariat('/me/tokens'),
  '/me/absence': secretariat('/me/absence'),
  '/me/data': secretariat('/me/data'),
  '/me/data/file': secretariat('/me/data/file'),
  '/privacy': secretariat('/privacy'),
  '/meetings': [...secretariat('/meetings'), ...by('styregruppe', '/meetings')],
  '/meetings/:case': [...secretariat('/meetings/moede', '/meetings/holdt'), ...by('styregruppe', '/meetings/holdt')],
  '/meetings/:case/do/:command': secretariat(
    '/meetings/moede/do/item.add?about=',
    '/meetings/moede/do/item.add?about=hjertesvigt',
    '/meetings/moede/do/item.edit?item=kol-hjemme',
    '/meetings/moede/do/item.remove?item=kol-hjemme',
    '/meetings/moede/do/meeting.plan',
    '/meetings/moede/do/agenda.close',
    '/meetings/holdt/do/item.conclude?item=kol-hjemme',
    '/meetings/holdt/do/minutes.submit',
  ),
  '/meetings/:case/new-item': secretariat('/meetings/moede/new-item'),
  '/meetings/:case/decide': secretariat(
    '/meetings/holdt/decide?item=kol-hjemme',
    '/meetings/holdt/decide?item=kol-hjemme&decision=selection.select',
    '/meetings/moede/decide?item=kol-hjemme',
  ),
  '/meetings/:case/agenda.docx': secretariat('/meetings/moede/agenda.docx'),
  '/meetings/:case/agenda.pdf': secretariat('/meetings/moede/agenda.pdf'),
  '/meetings/:case/minutes.docx': secretariat('/meetings/holdt/minutes.docx'),
  '/meetings/:case/minutes.pdf': secretariat('/meetings/holdt/minutes.pdf'),
  '/api': by(null, '/api'),
  '/api/problems/:problem': by(null, '/api/problems/refused'),
  '/admin': secretariat('/admin'),
  '/admin/lists/:list': secretariat('/admin/lists/cases.csv'),
  '/admin/package': secretariat('/admin/package'),
  '/cases/:case/package': secretariat('/cases/sepsis/package'),
  '/admin/people': secretariat('/admin/people'),
  '/admin/people/new': secretariat('/admin/people/new'),
  '/admin/people/:person': secretariat('/admin/people/team-m'),
  '/admin/people/:person/data': secretariat('/admin/people/team-m/data'),
  '/admin/people/:person/data/file': secretariat('/admin/people/team-m/data/file'),
  '/admin/people/:person/erase': secretariat('/admin/people/team-m/erase', '/admin/people/styregruppe/erase'),
  '/admin/import': secretariat('/admin/import'),
  '/admin/import/template': secretariat('/admin/import/template'),
  '/admin/deputies': secretariat('/admin/deputies'),
  '/admin/access-log': secretariat('/admin/access-log'),
  '/admin/access-log.csv': secretariat('/admin/access-log.csv'),
  '/admin/sessions': secretariat('/admin/sessions'),
  '/admin/backup': secretariat('/admin/backup'),
  '/admin/health': secretariat('/admin/health'),
  '/mail': secretariat('/mail', '/mail?view=outbox', '/mail?view=stopped', '/mail?view=bounced'),
  '/mail/letter': secretariat('/mail/letter?key={letter}'),
  '/mail/letter.html': secretariat('/mail/letter.html?key={letter}'),
  '/cases/:case/mail': secretariat('/cases/sepsis/mail'),
  '/cases/:case/mail/letter': secretariat('/cases/sepsis/mail/letter?key={letter}'),
  '/cases/:case/mail/letter.html': secretariat('/cases/sepsis/mail/letter.html?key={letter}'),
  '/cases/:case/validation': [
    ...by('tovholder-h', '/cases/faerre-fald/validation', '/cases/kol-hjemme/validation'),
    ...by('tovholder-sj', '/cases/faerre-fald/validation'),
  ],
  '/cases/:case/validation/answer': by('tovholder-sj', '/cases/faerre-fald/validation/answer'),
  '/cases/:case/assessment': [
    ...by('vurderingsgruppe', '/cases/kol-hjemme/assessment'),
    ...by('vurdering-lvs', '/cases/kol-hjemme/assessment'),
    ...secretariat('/cases/kol-hjemme/assessment'),
  ],
  '/cases/:case/ranking': [...secretariat('/cases/runde/ranking'), ...by('vurdering-lvs', '/cases/runde/ranking')],
  '/cases/:case/ranking.svg': secretariat('/cases/runde/ranking.svg'),
  '/cases/:case/ranking.xlsx': secretariat('/cases/runde/ranking.xlsx'),
  '/rules': by('kl-kontakt', '/rules', '/rules?at=2024-01-01'),
  '/rules/all': by('kl-kontakt', '/rules/all'),
  '/rules/workflows/:workflow': by(
    'kl-kontakt',
    '/rules/workflows/national-lkt',
    '/rules/workflows/steering-group-meeting',
  ),
  '/rules/workflows/:workflow/picture.svg': by('kl-kontakt', '/rules/workflows/national-lkt/picture.svg'),
  '/rules/mails/:message': by('kl-kontakt', '/rules/mails/cap-soon'),
  '/search': secretariat('/search', '/search?q=fald', '/search?q=ingenting-hedder-dette'),
  ...Object.fromEntries(
    acrossChapters.map(({ path }) => [`/rules/${path}`, by('kl-kontakt', `/rules/${path}`)] as const),
  ),
};
