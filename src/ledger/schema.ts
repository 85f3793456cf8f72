/** The database's versions, forward only: entry n brings a database from version n to n + 1. Never edit one that was released. */

/** `due_at` and its like are compared as text, which is right only as long as all of them have the same shape. */
const instant = (column: string) => `check (${column} like '____-__-__T__:__:__.___Z')`;

const refuse = (name: string, action: string, what: string) =>
  `create trigger ${name} before ${action} begin select raise(abort, '${what}'); end;`;

const first = `
create table cases (
  id text primary key not null,
  workflow text not null,
  origin text not null check (origin in ('run', 'precedent')),
  status text not null check (status in ('active', 'done')),
  version integer not null check (version > 0),
  head text not null,
  wake_at text ${instant('wake_at')},
  snapshot text not null
) strict;
create index cases_wake_up on cases (wake_at, id) where wake_at is not null;

create table events (
  case_id text not null references cases (id),
  version integer not null,
  json text not null,
  hash text not null,
  primary key (case_id, version)
) strict;

create table policies (
  hash text primary key not null,
  json text not null
) strict;

create table people (
  id text primary key not null,
  name text not null,
  email text not null,
  language text not null
) strict;

create table roles (
  person_id text not null references people (id) on delete cascade,
  position integer not null,
  role text not null,
  organisation text,
  case_id text,
  primary key (person_id, position)
) strict;

create table outbox (
  key text primary key not null,
  case_id text not null references cases (id),
  person text not null,
  message_id text not null,
  subject text not null,
  text text not null,
  html text not null,
  planned_at text not null ${instant('planned_at')},
  late integer not null check (late in (0, 1)),
  state text not null check (state in ('pending', 'sending', 'sent', 'dead', 'superseded')),
  attempts integer not null,
  due_at text ${instant('due_at')},
  last_error text,
  settled_at text,
  check ((due_at is not null) = (state in ('pending', 'sending')))
) strict;
create index outbox_due on outbox (due_at, key) where due_at is not null;
create index outbox_of_case on outbox (case_id, key);

create table incidents (
  id integer primary key,
  at text not null,
  case_id text,
  what text not null,
  detail text not null
) strict;

${refuse('events_never_change', 'update on events', 'events are never changed')}
${refuse('events_never_go', 'delete on events', 'events are never deleted')}
${refuse(
  'events_follow_each_other',
  'insert on events when new.version <> 1 + (select coalesce(max(version), 0) from events where case_id = new.case_id)',
  'an event must follow the last one of its case',
)}
${refuse('cases_never_go', 'delete on cases', 'cases are never deleted')}
${refuse('policies_never_change', 'update on policies', 'policies are never changed')}
${refuse('policies_never_go', 'delete on policies', 'policies are never deleted')}
-- INSERT OR REPLACE deletes the old row without waking the trigger on delete.
create trigger policies_stay before insert on policies
when exists (select 1 from policies where hash = new.hash) begin select raise(ignore); end;
`;

/** Calendar entries, mails that carry several letters and belong to no one case, and bounces. */
const second = `
create table outbox_next (
  key text primary key not null,
  case_id text references cases (id),
  person text not null,
  message_id text not null,
  subject text not null,
  text text not null,
  html text not null,
  calendar text,
  within text references outbox_next (key),
  planned_at text not null ${instant('planned_at')},
  late integer not null check (late in (0, 1)),
  state text not null check (state in ('pending', 'sending', 'sent', 'dead', 'superseded', 'held', 'digested')),
  attempts integer not null,
  due_at text ${instant('due_at')},
  last_error text,
  settled_at text,
  check ((due_at is not null) = (state in ('pending', 'sending'))),
  check ((within is not null) = (state = 'digested'))
) strict;
insert into outbox_next (
  key, case_id, person, message_id, subject, text, html, planned_at, late, state, attempts, due_at, last_error, settled_at
) select
  key, case_id, person, message_id, subject, text, html, planned_at, late, state, attempts, due_at, last_error, settled_at
from outbox;
drop table outbox;
alter table outbox_next rename to outbox;
create index outbox_due on outbox (due_at, key) where due_at is not null;
create index outbox_of_case on outbox (case_id, key);
create index outbox_held on outbox (planned_at, key) where state = 'held';
create index outbox_message on outbox (message_id);

create table bounces (
  id integer primary key,
  at text not null ${instant('at')},
  letter text not null references outbox (key),
  person text not null,
  address text not null,
  action text not null,
  status text not null,
  reason text not null,
  permanent integer not null check (permanent in (0, 1)),
  cleared integer not null check (cleared in (0, 1)),
  unique (letter, address, action, status)
) strict;
`;

/** Who comes in and what they looked at. People are not referred to by key: an access log outlives those it names. */
const third = `
create table sign_in_links (
  hash text primary key not null,
  person text not null,
  target text not null,
  created_at text not null ${instant('created_at')},
  expires_at text not null ${instant('expires_at')},
  used_at text ${instant('used_at')}
) strict;

create table sessions (
  hash text primary key not null,
  person text not null,
  language text not null,
  proof text not null check (proof in ('link', 'openid')),
  created_at text not null ${instant('created_at')},
  seen_at text not null ${instant('seen_at')},
  expires_at text not null ${instant('expires_at')}
) strict;
create index sessions_of_person on sessions (person);

create table tokens (
  hash text primary key not null,
  person text not null,
  title text not null,
  scopes text not null,
  created_at text not null ${instant('created_at')},
  expires_at text ${instant('expires_at')},
  revoked_at text ${instant('revoked_at')},
  used_at text ${instant('used_at')}
) strict;

create table access_log (
  id integer primary key,
  at text not null ${instant('at')},
  person text,
  action text not null,
  subject text,
  outcome text not null check (outcome in ('granted', 'refused'))
) strict;
create index access_of_person on access_log (person, id);
create index access_of_subject on access_log (subject, id);
`;

/** Files of cases. A content stands once, under its SHA-256, for as long as something refers to it. */
const attachments = `
create table attachment_contents (
  hash text primary key not null,
  content blob not null
) strict;

create table attachments (
  id integer primary key autoincrement,
  case_id text not null references cases (id),
  name text not null,
  type text not null,
  size integer not null,
  hash text not null references attachment_contents (hash),
  added_by text not null,
  added_at text not null ${instant('added_at')},
  unique (case_id, name)
) strict;
create index attachments_of_content on attachments (hash);

create trigger contents_go_with_the_last after delete on attachments
when not exists (select 1 from attachments where hash = old.hash)
begin delete from attachment_contents where hash = old.hash; end;
`;

/** Requests to the interface for programs that carry a key, with the answers they got. */
const keyedRequests = `
create table requests (
  token text not null,
  key text not null,
  fingerprint text not null,
  taken_at text not null ${instant('taken_at')},
  status integer,
  body text,
  primary key (token, key),
  check ((status is null) = (body is null))
) strict, without rowid;
create index requests_taken on requests (taken_at);
`;

/** Deputies, ids that were erased, and what finds data that is too old to keep. */
const deputiesAndErasure = `
create table deputies (
  id integer primary key,
  person text not null,
  deputy text not null,
  role text not null,
  organisation text,
  case_id text,
  from_day text not null check (from_day like '____-__-__'),
  to_day text not null check (to_day like '____-__-__' and to_day >= from_day),
  entered_by text not null,
  entered_at text not null ${instant('entered_at')},
  ended_by text,
  ended_at text ${instant('ended_at')},
  check ((ended_at is null) = (ended_by is null))
) strict;

create table erased_people (
  id text primary key not null,
  at text not null ${instant('at')},
  by_person text not null
) strict;
${refuse(
  'an_erased_id_is_never_taken_again',
  'insert on people when exists (select 1 from erased_people where id = new.id)',
  'the id is that of a person who was erased',
)}

create index access_at on access_log (at);
create index outbox_readable on outbox (planned_at) where html <> '';
`;

/** People whom no letter is sent to until somebody says so again; what was, stays. */
const mailStops = `
create table mail_stops (
  id integer primary key,
  person text not null,
  at text not null ${instant('at')},
  by text not null,
  reason text not null,
  ended_at text ${instant('ended_at')},
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
) strict;
create unique index mail_stops_open on mail_stops (person) where ended_at is null;
create index outbox_of_person on outbox (person, planned_at);
`;

export const migrations: readonly string[] = [
  first,
  second,
  third,
  attachments,
  keyedRequests,
  deputiesAndErasure,
  mailStops,
];
