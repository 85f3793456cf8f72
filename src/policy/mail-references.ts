/** Checks every name in what is sent beside the reminders: invitations, the one mail a day, reports of bounces. */

import { finding } from './findings.ts';
import type { ParsedFile, Path } from './parse.ts';
import { checkStates, entriesOf } from './references.ts';
import type { NameCheck, Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

export function checkInvitations(text: ParsedText, registers: Registers, names: NameCheck): void {
  const file = text.invitations;
  if (!file) return;
  for (const [id, rule] of entriesOf(file.value.invitations)) {
    const at = ['invitations', id];
    names.sources(rule.source, registers.facts, file, [...at, 'source']);
    names.recipients(rule.to, registers, file, [...at, 'to']);
    const messages = isMapping(rule.messages) ? rule.messages : {};
    for (const [use, message] of Object.entries(messages))
      names.expect('message', message, registers.messages, file, [...at, 'messages', use]);
    if (isMapping(rule.hours)) checkHours(text, rule.hours, registers, names, file, [...at, 'hours']);
    if (!names.expect('workflow', rule.workflow, registers.workflows, file, [...at, 'workflow'])) continue;
    names.expect('milestone', rule.milestone, registers.milestones(rule.workflow), file, [...at, 'milestone']);
    checkStates(rule.while, rule.workflow, registers, names, file, [...at, 'while']);
  }
}

function checkHours(
  text: ParsedText,
  hours: { from?: unknown; to?: unknown },
  registers: Registers,
  names: NameCheck,
  file: ParsedFile,
  at: Path,
): void {
  const times = entriesOf(text.parameters?.value.parameters).filter(([, { unit }]) => unit === 'time');
  const register = { names: new Set(times.map(([id]) => id)), complete: registers.parameters.complete };
  for (const end of ['from', 'to'] as const) {
    const time = hours[end];
    if (isMapping(time)) names.expect('time-parameter', time.parameter, register, file, [...at, end, 'parameter']);
  }
  const { from, to } = hours;
  if (typeof from === 'string' && typeof to === 'string' && to <= from) {
    names.findings.push(finding(file.file, file.locate([...at, 'to']), 'hours-reversed', { from, to }));
  }
}

export function checkMail({ calendar, rights }: ParsedText, registers: Registers, names: NameCheck): void {
  const mail = isMapping(calendar?.value.mail) ? calendar.value.mail : null;
  if (calendar && mail) {
    names.expect('message', mail.digest?.message, registers.messages, calendar, ['mail', 'digest', 'message']);
    names.expect('message', mail.bounces?.message, registers.messages, calendar, ['mail', 'bounces', 'message']);
    names.recipients(mail.bounces?.to, registers, calendar, ['mail', 'bounces', 'to']);
    const at = mail.digest?.at;
    if (typeof at === 'string' && (at < mail.from || at >= mail.to)) {
      const place = calendar.locate(['mail', 'digest', 'at']);
      const hours = `${mail.from}–${mail.to}`;
      const params = {
        found: at,
        expectedDa: `et klokkeslæt inden for ${hours}`,
        expectedEn: `a time within ${hours}`,
      };
      names.findings.push(finding(calendar.file, place, 'wrong-shape', params));
    }
  }
  if (!mail || mail.digest !== undefined || !rights) return;
  for (const [role, { digest }] of entriesOf(rights.value.roles)) {
    if (digest === undefined) continue;
    const place = rights.locate(['roles', role, 'digest'], 'key');
    names.findings.push(finding(rights.file, place, 'digest-without-time', { role }));
  }
}
