/** For every path of the route table, addresses at which somebody who may open it sees it in the house of the example story. */

import { exactly } from '../../src/engine/time.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import { startCase } from '../../src/service/start-case.ts';
import { acrossChapters } from '../../src/web/handbook/reading.tsx';
import { hashOf } from '../../src/web/session.ts';
import type { BrowserHouse } from './house.ts';

export interface Sample {
  /** Null for somebody who is not signed in. */
  as: string | null;
  path: string;
}

/** What the example story lacks: an annex, a link to sign in by, and a meeting. */
export async function addSamples({ office, house }: BrowserHouse): Promise<void> {
  const at = house.now();
  const annex = { name: 'plan.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') };
  await office.ledger.attachments.add({ caseId: 'smerter', ...annex, addedBy: 'tovholder-n', addedAt: at });
  await office.ledger.access.saveSignInLink({
    hash: hashOf('link'),
    person: 'sekretariat',
    target: '/',
    createdAt: at,
    expiresAt: new Date(Date.parse(at) + 600_000).toISOString(),
  });
  const given = { actor: { role: 'secretariat', by: 'sekretariat' }, occurredAt: exactly(at.slice(0, 10)), at };
  await startCase(office, { ...given, id: 'moede', workflow: 'steering-group-meeting', title: 'Møde i styregruppen' });
  const plan = { date: '2027-06-10', place: 'Danske Regioner' };
  await giveCommand(office, { ...given, case: 'moede', name: 'meeting.plan', payload: plan });
  const item = { title: 'KOL-patienter', case: 'kol-hjemme', kind: 'decision', command: 'selection.select' };
  await giveCommand(office, { ...given, case: 'moede', name: 'item.add', payload: item });
}

const by = (as: string | null, ...paths: string[]): Sample[] => paths.map((path) => ({ as, path }));
const secretariat = (...paths: string[]) => by('sekretariat', ...paths);
const everyRole = (path: string) =>
  ['styregruppe', 'vurdering-lvs', 'tovholder-sj', 'direktoer-m', 'projektleder-m', 'formand-sepsis', 'kl-kontakt'].map(
    (as) => ({ as, path }),
  );

export const samples: Record<string, Sample[]> = {
  '/sign-in': by(null, '/sign-in', '/sign-in?to=/cases'),
  '/sign-in/:secret': by(null, '/sign-in/link', '/sign-in/unknown'),
  '/language/da': by(null, '/language/da'),
  '/language/en': by(null, '/language/en'),
  '/training/mailbox': secretariat('/training/mailbox'),
  '/training/mailbox/letter': secretariat('/training/mailbox'),
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
