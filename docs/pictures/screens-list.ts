/** Which pages are photographed, as whom, and how much of them. */

export interface Screen {
  /** Name of the file, without `.png`. */
  name: string;
  /** Id of the person signed in; without one it is the sign-in page. */
  as?: string;
  path: string;
  /** A link on that page which is followed to the one photographed. */
  follow?: string;
  width?: number;
  /** Where a long page is cut. */
  tall?: number;
}

const secretariat = (name: string, path: string, more: Partial<Screen> = {}): Screen => ({
  name,
  as: 'sekretariat',
  path,
  ...more,
});
const phone = { width: 390, tall: 1100 };

export const screens: Screen[] = [
  { name: 'log-ind', path: '/sign-in', tall: 1100 },
  secretariat('overblik', '/'),
  secretariat('overblik-mobil', '/', phone),
  secretariat('sager', '/cases'),
  secretariat('lkt', '/cases/sepsis'),
  { name: 'lkt-kommando', as: 'projektleder-m', path: '/cases/sepsis/do/status-report.submit' },
  secretariat('runde', '/cases/runde'),
  { name: 'runde-indstiller', as: 'tovholder-n', path: '/cases/runde/round' },
  { name: 'indstilling', as: 'tovholder-n', path: '/cases/smerter/nomination' },
  { name: 'indstilling-trin', as: 'tovholder-n', path: '/cases/smerter/nomination/1' },
  { name: 'indstilling-trin-mobil', as: 'tovholder-n', path: '/cases/smerter/nomination/1', ...phone },
  { name: 'indstilling-kontrol', as: 'tovholder-n', path: '/cases/smerter/nomination/check' },
  { name: 'validering', as: 'tovholder-h', path: '/cases/faerre-fald/validation' },
  { name: 'vurdering', as: 'vurderingsgruppe', path: '/cases/kol-hjemme/assessment' },
  secretariat('rangliste', '/cases/runde/ranking'),
  secretariat('moeder', '/meetings'),
  secretariat('moede-planlaegges', '/meetings/moede-marts'),
  secretariat('moede-holdt', '/meetings/moede-november'),
  secretariat('moede-holdt-mobil', '/meetings/moede-november', phone),
  secretariat('moede-beslut', '/meetings/moede-november', { follow: 'a[href*="/decide?"]' }),
  secretariat('deltagelse', '/cases/hjertesvigt/participation'),
  { name: 'deltagelse-svar', as: 'kommune-strand', path: '/cases/hjertesvigt/participation/answer' },
  secretariat('seminarer', '/cases/hjertesvigt/seminars'),
  secretariat('regler', '/rules', { tall: 1200 }),
  secretariat('regler-forloeb', '/rules/workflows/national-lkt'),
  secretariat('regler-parametre', '/rules/parameters', { tall: 1200 }),
  secretariat('soegning', '/search?q=sepsis', { tall: 1200 }),
  secretariat('mails', '/mail?view=planned'),
  secretariat('mail-vist', '/mail?view=sent', { follow: 'a[href^="/mail/letter"]', tall: 1200 }),
  secretariat('mails-paa-sagen', '/cases/hjertesvigt/mail', { tall: 1200 }),
  secretariat('administration', '/admin', { tall: 1200 }),
  secretariat('personer', '/admin/people', { tall: 1000 }),
  secretariat('person', '/admin/people/tovholder-h', { tall: 1200 }),
  secretariat('stedfortraedere', '/admin/deputies', { tall: 1000 }),
  secretariat('opslag', '/admin/access-log', { tall: 1000 }),
  secretariat('sikkerhedskopi', '/admin/backup', { tall: 1000 }),
  secretariat('drift', '/admin/health', { tall: 1200 }),
  secretariat('personoplysninger', '/privacy', { tall: 1200 }),
  secretariat('mig', '/me', { tall: 1400 }),
  secretariat('oevelsespostkasse', '/training/mailbox', { tall: 1000 }),
  secretariat('programmer', '/api', { tall: 1000 }),
];
