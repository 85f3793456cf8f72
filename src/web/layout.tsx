/** What stands around every page: header, navigation, breadcrumb, what was just done, footer. */

import { dateInWords } from '../engine/wording.ts';
import type { Text } from '../policy/types.ts';
import type { Assets } from './assets.ts';
import { Alert } from './components/alert.tsx';
import { Form } from './components/form.tsx';
import type { House } from './house.ts';
import { useLanguage, useSay } from './language.tsx';
import { sectionsFor } from './navigation.ts';
import type { Page, Visit } from './route.ts';
import { frame } from './words/frame.ts';

/** Settling the attribute `style` would be an inline style; of a page that tells a problem, a part shows what to do. */
const htmxConfig = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  attributesToSettle: ['class'],
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '[45]..', swap: true, error: true, select: '#main .font-lead' },
  ],
});

export interface LayoutProps {
  house: House;
  assets: Assets;
  visit: Visit;
  page: Page;
  told: Text | null;
}

export function Layout({ house, assets, visit, page, told }: LayoutProps) {
  const say = useSay();
  const language = useLanguage();
  return (
    <html lang={language} class="fds">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${page.title} – ${say(frame.name)}`}</title>
        <link rel="stylesheet" href={assets.css} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skipnav" href="#main">
          {say(frame.skip)}
        </a>
        {house.mode === 'training' && <TrainingBanner visit={visit} />}
        <Header visit={visit} />
        {visit.access && <Navigation visit={visit} page={page} />}
        <div class="container page-container">
          {page.trail && <Trail trail={page.trail} title={page.title} />}
          <main id="main" tabIndex={-1}>
            {told && <Alert is="success">{say(told)}</Alert>}
            {page.body}
          </main>
        </div>
        <footer class="site-footer">
          <div class="container">
            <p>{say(frame.footer)}</p>
            {visit.access && (
              <p>
                <a href="/privacy">{say(frame.privacy)}</a>
              </p>
            )}
          </div>
        </footer>
      </body>
    </html>
  );
}

function TrainingBanner({ visit }: { visit: Visit }) {
  const say = useSay();
  const language = useLanguage();
  const steps = [
    { days: 1, title: frame.day },
    { days: 7, title: frame.week },
    { days: 30, title: frame.month },
    { days: 365, title: frame.year },
  ];
  return (
    <aside class="training-banner" aria-label={say({ da: 'Øvelse', en: 'Training' })}>
      <div class="container">
        <p>
          <strong>{say(frame.training)}</strong> {say(frame.today)}: {dateInWords(visit.today, language)}.{' '}
          <a href="/training/mailbox">{say(frame.mailbox)}</a>
        </p>
        <Form action="/training/forward" csrf={visit.csrf} class="training-clock">
          <input type="hidden" name="to" value={visit.method === 'GET' ? visit.url : '/'} />
          <span id="clock-label">{say(frame.moveClock)}:</span>
          {steps.map(({ days, title }) => (
            <button
              key={days}
              type="submit"
              name="days"
              value={String(days)}
              class="button button-secondary button-small"
              aria-describedby="clock-label"
            >
              {say(title)}
            </button>
          ))}
        </Form>
      </div>
    </aside>
  );
}

function Header({ visit }: { visit: Visit }) {
  const say = useSay();
  const other = visit.language === 'da' ? 'en' : 'da';
  return (
    <header class="site-header">
      <div class="container">
        <a class="site-name" href="/">
          {say(frame.name)}
        </a>
        {visit.access && <SearchField visit={visit} />}
        <div class="site-person">
          <a
            href={`/language/${other}?to=${encodeURIComponent(visit.method === 'GET' ? visit.url : '/')}`}
            lang={other}
          >
            {say(frame.otherLanguage)}
          </a>
          {visit.access ? (
            <>
              <span>
                {say(frame.signedInAs)} <a href="/me">{visit.access.person.name}</a>
              </span>
              <a href="/me/tokens">{say(frame.tokens)}</a>
              <Form action="/sign-out" csrf={visit.csrf}>
                <button type="submit" class="button button-unstyled">
                  {say(frame.signOut)}
                </button>
              </Form>
            </>
          ) : (
            <a href="/sign-in">{say(frame.signIn)}</a>
          )}
        </div>
      </div>
    </header>
  );
}

function SearchField({ visit }: { visit: Visit }) {
  const say = useSay();
  const asked = visit.url.startsWith('/search') ? visit.query.q : undefined;
  return (
    <search>
      <form method="get" action="/search" class="search">
        <label class="sr-only" htmlFor="site-search">
          {say(frame.searchFor)}
        </label>
        <input class="form-input" id="site-search" name="q" type="search" maxLength={200} value={asked ?? ''} />
        <button type="submit" class="button button-search">
          {say(frame.search)}
        </button>
      </form>
    </search>
  );
}

function Navigation({ visit, page }: { visit: Visit; page: Page }) {
  const say = useSay();
  if (!visit.access) return null;
  return (
    <nav class="site-navigation" aria-label={say(frame.mainNavigation)}>
      <div class="container">
        <ul class="no-max-width">
          {sectionsFor(visit.access).map(({ id, href, title }) => (
            <li key={id}>
              <a href={href} aria-current={page.section === id ? 'page' : undefined}>
                {say(title)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Trail({ trail, title }: { trail: NonNullable<Page['trail']>; title: string }) {
  const say = useSay();
  return (
    <nav class="breadcrumbs" aria-label={say(frame.trail)}>
      <ol class="breadcrumbs__list">
        {trail.map((above) => (
          <li key={above.href} class="breadcrumbs__list-item">
            <a href={above.href} class="breadcrumbs__link">
              {above.title}
            </a>
          </li>
        ))}
        <li class="breadcrumbs__list-item" aria-current="page">
          {title}
        </li>
      </ol>
    </nav>
  );
}
