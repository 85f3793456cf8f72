import type { Text } from '../../policy/types.ts';

export const assessmentWords = {
  title: { da: 'Vurdering', en: 'Assessment' },
  none: { da: 'Der er ingen vurdering at se', en: 'There is no assessment to see' },
  noneWhy: {
    da: 'Sagen har ingen vurdering, eller den er ikke for dig: kun de, der læser alle sager af slagsen, ser point.',
    en: 'The case has no assessment, or it is not for you: only those who read every case of the kind see scores.',
  },
  own: { da: 'Dine point', en: 'Your scores' },
  ownHelp: {
    da: 'Du kan give point igen; de seneste tæller, og de tidligere bliver stående.',
    en: 'You may score again; the latest count, and the earlier ones are kept.',
  },
  give: { da: 'Giv point', en: 'Give scores' },
  giveAgain: { da: 'Giv point igen', en: 'Score again' },
  earlier: { da: 'Det, du har givet', en: 'What you have given' },
  counts: { da: 'tæller', en: 'counts' },
  replaced: { da: 'afløst', en: 'replaced' },
  recuse: { da: 'Er du inhabil?', en: 'Are you conflicted?' },
  recuseHelp: {
    da: 'Meld det med en begrundelse. Du kan derefter ikke se sagen som bedømmer, får ingen mails om den, og dine point tæller ikke. Meldingen står i sagens historik.',
    en: 'Say so, with the reason. You then no longer see the case as an assessor, get no mail about it, and your scores do not count. It stands in the record of the case.',
  },
  recuseNow: { da: 'Meld dig inhabil', en: 'Recuse yourself' },
  exclude: { da: 'Registrér en inhabil bedømmer', en: 'Record a recused assessor' },
  progress: { da: 'Hvor langt bedømmerne er', en: 'How far the assessors are' },
  progressHelp: {
    da: 'Påmindelser går kun til dem, der mangler.',
    en: 'Reminders go only to those who are missing.',
  },
  finished: { da: '{done} af {all} har givet point.', en: '{done} of {all} have scored.' },
  assessor: { da: 'Bedømmer', en: 'Assessor' },
  stands: { da: 'Status', en: 'Status' },
  when: { da: 'Hvornår', en: 'When' },
  reason: { da: 'Begrundelse', en: 'Reason' },
  scored: { da: 'Har givet point', en: 'Has scored' },
  missing: { da: 'Mangler', en: 'Missing' },
  recused: { da: 'Inhabil', en: 'Recused' },
  numbers: { da: 'Point og spredning', en: 'Scores and spread' },
  informs: {
    da: 'Tallene afgør ingenting: anbefalingen er gruppens egen.',
    en: 'The numbers decide nothing: the recommendation is the group’s own.',
  },
  later: {
    da: 'De andres point vises, når du selv har givet point.',
    en: 'The scores of others are shown once you have scored yourself.',
  },
  nobody: { da: 'Ingen har givet point endnu.', en: 'Nobody has scored yet.' },
  criterion: { da: 'Kriterium', en: 'Criterion' },
  mean: { da: 'Gennemsnit', en: 'Mean' },
  lowestHighest: { da: 'Lavest–højest', en: 'Lowest–highest' },
  deviation: { da: 'Standardafvigelse', en: 'Standard deviation' },
  assessors: { da: 'Bedømmere', en: 'Assessors' },
  overall: { da: 'Samlet', en: 'Overall' },
  reasons: { da: 'Bedømmernes begrundelser', en: 'The assessors’ reasons' },
  note: { da: 'Bemærkninger', en: 'Remarks' },
  recommend: { da: 'Afgiv gruppens anbefaling', en: 'Give the group’s recommendation' },
  recommended: { da: 'Gruppens anbefaling', en: 'The group’s recommendation' },
  toRanking: { da: 'Se alle rundens indstillinger side om side', en: 'See all nominations of the round side by side' },
} satisfies Record<string, Text>;

export const rankingWords = {
  title: { da: 'Rangordning', en: 'Ranking' },
  ownPage: {
    da: 'Indstillingerne side om side, og gruppens rangordning',
    en: 'The nominations side by side, and the group’s ranking',
  },
  none: { da: 'Der er ingen rangordning at se', en: 'There is no ranking to see' },
  noneWhy: {
    da: 'Sagen er ikke en runde, eller den er ikke for dig.',
    en: 'The case is not a round, or it is not for you.',
  },
  numbers: { da: 'Indstillingerne side om side', en: 'The nominations side by side' },
  nomination: { da: 'Indstilling', en: 'Nomination' },
  picture: {
    da: 'Gennemsnit og spredning for hver indstilling; tallene står i tabellen',
    en: 'Mean and spread of each nomination; the numbers stand in the table',
  },
  legend: {
    da: 'Prik: gennemsnit. Streg: lavest til højest. Bånd: én standardafvigelse til hver side.',
    en: 'Dot: mean. Line: lowest to highest. Band: one standard deviation to each side.',
  },
  order: {
    da: 'Rækkefølgen følger gennemsnittet og er kun til overblik: gruppen rangordner selv.',
    en: 'The order follows the mean and is only for overview: the group ranks by itself.',
  },
  cell: {
    da: 'I hver celle: gennemsnit, (lavest–højest), standardafvigelse og antal bedømmere.',
    en: 'In each cell: mean, (lowest–highest), standard deviation and number of assessors.',
  },
  later: { da: 'Vises, når du selv har givet point', en: 'Shown once you have scored yourself' },
  nobody: { da: 'Ingen point endnu', en: 'No scores yet' },
  empty: {
    da: 'Ingen indstilling i runden er kommet til vurdering endnu.',
    en: 'No nomination of the round has come to assessment yet.',
  },
  hidden: {
    da: 'Du er inhabil i en af rundens indstillinger. Den vises ikke, og du kan derfor ikke afgive gruppens rangordning.',
    en: 'You are recused in a nomination of the round. It is not shown, and you can therefore not give the group’s ranking.',
  },
  notShown: { da: '(en indstilling, der ikke vises for dig)', en: '(a nomination that is not shown to you)' },
  download: {
    da: 'Hent alle point og inhabiliteter som regneark',
    en: 'Download all scores and recusals as a spreadsheet',
  },
  give: { da: 'Afgiv gruppens rangordning', en: 'Give the group’s ranking' },
  given: { da: 'Gruppens rangordning', en: 'The group’s ranking' },
  recommended: { da: 'anbefales', en: 'recommended' },
  reasons: { da: 'Begrundelse', en: 'Reasons' },
} satisfies Record<string, Text>;
