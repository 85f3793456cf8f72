/** Whatever the pages do the interface for programs does too: every route of the one is matched with operations of the other. */

import { expect, test } from 'vitest';
import { operations } from '../../src/web/api/operations.ts';
import { routes } from '../../src/web/routes.ts';

/** Why a program has no use for it, or must not have it. */
const reasons = {
  signIn: 'Signing in: a program comes with a token, which somebody who is signed in has issued.',
  session: 'Belongs to a session and its cookie; a program asks with Accept-Language and keeps no session.',
  training: 'Only in training: the clock and the mailbox of a house that is played with.',
  issue: 'A token must not beget another, or one that leaks would open the house for ever: people issue them.',
  describes: 'Describes the interface itself.',
  redirect: 'Only leads to another page.',
  nothingWritten: 'Shows beside one another what was sent and what is written; nothing is kept.',
  handbook: 'Reading matter: the text with its sources for people. `readRules` and the text itself have the rules.',
} as const;

type Match = string[] | { because: keyof typeof reasons };

const because = (reason: keyof typeof reasons): Match => ({ because: reason });

/** Route → the operations that do the same, or why there is none. */
const matches: Record<string, Match> = {
  'GET /first/:secret': because('signIn'),
  'POST /first/:secret': because('signIn'),
  'GET /sign-in': because('signIn'),
  'POST /sign-in': because('signIn'),
  'GET /sign-in/:secret': because('signIn'),
  'POST /sign-in/:secret': because('signIn'),
  'POST /sign-out': because('session'),
  'GET /sign-in/openid': because('signIn'),
  'GET /sign-in/openid/callback': because('signIn'),
  'GET /language/da': because('session'),
  'GET /language/en': because('session'),
  'POST /training/sign-in': because('training'),
  'POST /training/forward': because('training'),
  'GET /training/mailbox': because('training'),
  'GET /training/mailbox/letter': because('training'),
  'GET /': ['listTasks', 'listComingDays', 'listRounds', 'readTrouble'],
  'GET /programme.svg': ['drawProgramme'],
  'GET /cases': ['listCases'],
  'GET /start/:workflow': ['readSelf'],
  'POST /start/:workflow': ['startCase'],
  'GET /cases/:case': [
    'readCase',
    'readCaseAsOf',
    'listEvents',
    'listDeadlines',
    'listCommands',
    'listPeopleOfCase',
    'listAnnexes',
  ],
  'GET /cases/:case/picture.svg': ['drawCase'],
  'GET /cases/:case/time-line.svg': ['drawTimeLine'],
  'GET /cases/:case/do/:command': ['readCommand'],
  'POST /cases/:case/do/:command': ['giveCommand'],
  'GET /cases/:case/events/:version': ['explainEvent'],
  'GET /cases/:case/events/:version/correct': ['readCorrection'],
  'POST /cases/:case/events/:version/correct': ['previewCorrection', 'correctEvent'],
  'GET /cases/:case/place': ['readPlacing'],
  'POST /cases/:case/place': ['previewPlacing', 'placeCase'],
  'GET /cases/:case/migrate': ['listTrials'],
  'POST /cases/:case/migrate': ['previewMigration', 'migrateCase'],
  'GET /cases/:case/round': ['readRound'],
  'POST /cases/:case/round': ['startNomination'],
  'GET /cases/:case/nomination': ['readNomination'],
  'GET /cases/:case/nomination/:step': ['readNomination'],
  'POST /cases/:case/nomination/:step': ['saveNomination'],
  'POST /cases/:case/nomination/:step/autosave': ['saveNomination'],
  'GET /cases/:case/nomination/annexes': ['listAnnexes'],
  'POST /cases/:case/nomination/annexes': ['attachAnnex'],
  'GET /cases/:case/annexes/:file': ['fetchAnnex'],
  'POST /cases/:case/annexes/:file/remove': ['removeAnnex'],
  'GET /cases/:case/nomination/check': ['readNomination'],
  'POST /cases/:case/nomination/check': ['giveCommand'],
  'GET /cases/:case/nomination/receipt': ['readCase'],
  'GET /cases/:case/nomination/form.docx': ['fetchNominationForm'],
  'GET /cases/:case/nomination/word': ['fetchNominationForm'],
  'POST /cases/:case/nomination/word': ['sendNominationForm'],
  'POST /cases/:case/nomination/word/choose': ['saveNomination'],
  'GET /cases/:case/participation': ['readParticipation'],
  'POST /cases/:case/participation/take-over': ['readParticipation', 'giveCommand'],
  'GET /cases/:case/participation/answer': ['readParticipation', 'readCommand'],
  'GET /cases/:case/participation/import': ['previewParticipants'],
  'POST /cases/:case/participation/import': ['previewParticipants', 'importParticipants'],
  'GET /cases/:case/participation/import/template.xlsx': ['fetchParticipantsTemplate'],
  'GET /cases/:case/seminars': ['readSeminars'],
  'GET /cases/:case/seminars/:milestone/entry.ics': ['fetchSeminarEntry'],
  'GET /cases/:case/seminars/:milestone/move': ['previewMove'],
  'GET /cases/:case/seminars/:milestone/held': ['readCommand'],
  'POST /cases/:case/seminars/:milestone/held': ['giveCommand'],
  'GET /calendar/:secret.ics': ['fetchCalendar'],
  'GET /me': ['readSelf', 'readCalendar', 'listOwnSessions'],
  'POST /me/language': ['setLanguage'],
  'POST /me/calendar': ['openCalendar'],
  'POST /me/calendar/close': ['closeCalendar'],
  'POST /me/sign-out-everywhere': ['endOwnSessions'],
  'GET /cases/:case/validation': ['readValidation'],
  'GET /cases/:case/validation/answer': ['readNomination'],
  'POST /cases/:case/validation/answer': because('nothingWritten'),
  'GET /cases/:case/assessment': ['readAssessment'],
  'GET /cases/:case/ranking': ['readRanking'],
  'GET /cases/:case/ranking.svg': ['drawRanking'],
  'GET /cases/:case/ranking.xlsx': ['exportScores'],
  'GET /rules': because('handbook'),
  'GET /rules/all': because('handbook'),
  'GET /rules/workflows/:workflow': ['readRules'],
  'GET /rules/workflows/:workflow/picture.svg': ['drawWorkflow'],
  'GET /rules/mails/:message': because('handbook'),
  'GET /rules/parameters': ['readRules', 'readParameter'],
  'GET /rules/trials': ['listTrials', 'readTrial', 'tryTrial'],
  'GET /rules/mails': because('handbook'),
  'GET /rules/roles': because('handbook'),
  'GET /rules/organisations': because('handbook'),
  'GET /rules/calendar': because('handbook'),
  'GET /rules/sources': because('handbook'),
  'GET /search': ['search'],
  'GET /meetings': ['listMeetings'],
  'POST /meetings': ['planMeeting'],
  'GET /meetings/:case': ['readMeeting'],
  'GET /cases/:case/meeting': because('redirect'),
  'POST /meetings/:case/move': ['readMeeting', 'giveCommand'],
  'GET /meetings/:case/new-item': ['readMeeting', 'readCommand'],
  'GET /meetings/:case/do/:command': ['readCommand'],
  'POST /meetings/:case/do/:command': ['giveCommand'],
  'GET /meetings/:case/decide': ['readMeeting', 'readCommand'],
  'POST /meetings/:case/decide': ['giveCommand'],
  'GET /meetings/:case/agenda.docx': ['printAgenda.docx'],
  'GET /meetings/:case/agenda.pdf': ['printAgenda.pdf'],
  'GET /meetings/:case/minutes.docx': ['printMinutes.docx'],
  'GET /meetings/:case/minutes.pdf': ['printMinutes.pdf'],
  'GET /me/tokens': ['listTokens'],
  'POST /me/tokens': because('issue'),
  'POST /me/tokens/:token/revoke': ['revokeToken'],
  'GET /api': because('describes'),
  'GET /api/problems/:problem': because('describes'),
  'GET /admin': because('redirect'),
  'GET /admin/lists/:list': ['cases', 'people', 'deadlines', 'letters'].flatMap((name) =>
    ['csv', 'xlsx'].map((format) => `exportList.${name}.${format}`),
  ),
  'GET /admin/package': because('redirect'),
  'GET /cases/:case/package': ['exportCase'],
  'GET /admin/people': ['listPeople', 'search'],
  'GET /admin/people/new': ['listPeople'],
  'POST /admin/people/new': ['savePerson'],
  'GET /admin/people/:person': ['readPerson'],
  'POST /admin/people/:person': ['savePerson'],
  'GET /admin/import': ['fetchPeopleTemplate'],
  'GET /admin/import/template': ['fetchPeopleTemplate'],
  'POST /admin/import': ['previewPeople'],
  'POST /admin/import/save': ['importPeople'],
  'GET /admin/deputies': ['listDeputies'],
  'POST /admin/deputies': ['appointDeputy'],
  'POST /admin/deputies/end': ['endDeputy'],
  'GET /me/absence': ['listOwnDeputies'],
  'POST /me/absence': ['appointOwnDeputy'],
  'POST /me/absence/end': ['endOwnDeputy'],
  'GET /admin/access-log': ['listAccess'],
  'GET /admin/access-log.csv': ['exportAccessLog'],
  'GET /admin/sessions': ['listSessions'],
  'POST /admin/sessions/end': ['endSession', 'endSessions'],
  'GET /admin/backup': ['listBackups'],
  'POST /admin/backup': ['takeBackup'],
  'POST /admin/backup/verify': ['verifyBackup'],
  'POST /admin/backup/download': ['fetchBackup'],
  'GET /admin/health': ['readHealth', 'listIncidents'],
  'POST /admin/health/verify': ['verify'],
  'POST /admin/health/text': ['checkText'],
  'GET /privacy': ['readKeptData'],
  'GET /me/data': ['exportSelf'],
  'GET /me/data/file': ['exportSelf'],
  'GET /admin/people/:person/data': ['exportPerson'],
  'GET /admin/people/:person/data/file': ['exportPerson'],
  'GET /admin/people/:person/erase': ['previewErasure'],
  'POST /admin/people/:person/erase': ['erasePerson'],
  'GET /mail': ['listAllPlannedLetters', 'listLetters', 'listBounces', 'listMailStops'],
  'POST /mail/again': ['requeueLetter'],
  'POST /mail/stop': ['stopMail'],
  'POST /mail/start': ['startMail'],
  'POST /mail/bounces': ['recordBounce', 'recordBounces'],
  'GET /mail/letter': ['readLetter', 'readPlannedLetter'],
  'GET /mail/letter.html': ['readLetter', 'readPlannedLetter'],
  'GET /cases/:case/mail/letter': ['listLettersOfCase', 'readPlannedLetter'],
  'GET /cases/:case/mail/letter.html': ['listLettersOfCase', 'readPlannedLetter'],
  'GET /cases/:case/mail': ['listLettersOfCase', 'listPlannedLetters'],
};

const byId = new Map(operations.map((operation) => [operation.id, operation]));
const matched = (route: string) => {
  const match = matches[route];
  return Array.isArray(match) ? match : [];
};

test('every route of the pages is matched with operations, or it is said why not', () => {
  expect(Object.keys(matches).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  const unknown = Object.keys(matches).flatMap((route) => matched(route).filter((id) => !byId.has(id)));
  expect(unknown).toEqual([]);
});

test('every operation is matched with a route: none does more than the pages', () => {
  const done = new Set(Object.keys(matches).flatMap(matched));
  expect(operations.filter(({ id }) => !done.has(id)).map(({ id }) => id)).toEqual([]);
});

test('what a page changes an operation changes, and only those of a page for the same people', () => {
  // Checks that are asked for by a button, and change nothing.
  const looking = ['verifyBackup', 'fetchBackup', 'verify', 'checkText'];
  for (const { method, path, open } of routes) {
    const ids = matched(`${method} ${path}`);
    if (method === 'POST' && ids.length > 0) {
      const changing = ids.some((id) => looking.includes(id) || byId.get(id)?.unkept || byId.get(id)?.method !== 'GET');
      expect(changing, path).toBe(true);
    }
    if (typeof open !== 'object') continue;
    const acts = ids.map((id) => byId.get(id)?.act);
    // A planned letter is its reader's too, and a search answers each what they may see.
    const own = ['readPlannedLetter', 'search', 'listTrials'];
    const wider = ids.filter((id, index) => acts[index] !== open.act && !own.includes(id));
    expect(wider, path).toEqual([]);
  }
});

test('a file that a page hands out an operation hands out', () => {
  const files = routes.filter(({ path }) =>
    /\.(?:svg|ics|csv|xlsx|docx|pdf|zip)$|\/(?:file|package|template)$/.test(path),
  );
  for (const { method, path } of files) {
    const match = matches[`${method} ${path}`];
    if (!Array.isArray(match)) {
      expect(match, path).toEqual({ because: 'redirect' });
      continue;
    }
    expect(
      match.some((id) => 'files' in (byId.get(id)?.answer ?? {})),
      path,
    ).toBe(true);
  }
});
