import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarText, type Entry, methodOf } from '../../src/post/invitation.ts';

const hostile =
  'Fald, del 1; "2"\r\nBEGIN:VALARM\nTRIGGER:-PT1M\rEND:VALARM\u2028<b>=HYPERLINK("x")</b> \\n\u0007\u202e';
const entry: Entry = {
  uid: 'sag-syn@x.example',
  method: 'request',
  sequence: 3,
  stamp: '2026-02-02T12:00:00.000Z',
  begins: '2026-03-24T08:00:00.000Z',
  ends: '2026-03-24T15:00:00.000Z',
  summary: hostile,
  description: hostile,
  organizer: { name: 'LKT', address: 'lkt@x.example' },
  attendee: { name: 'Åse; "Ø"\r\nATTENDEE:mailto:b@evil.example', address: 'aase@x.example' },
};

test('line breaks and a VALARM in a title are text of the entry, and nothing else (bad input 15)', () => {
  const text = calendarText(entry);
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  expect(event?.getAllSubcomponents()).toEqual([]);
  expect(event?.getAllProperties('attendee')).toHaveLength(1);
  const clean = 'Fald, del 1; "2"\nBEGIN:VALARM\nTRIGGER:-PT1M\nEND:VALARM\n<b>=HYPERLINK("x")</b> \\n';
  expect(event?.getFirstPropertyValue('description')).toBe(clean);
  expect(event?.getFirstPropertyValue('summary')).toBe(clean.replaceAll('\n', ' '));
  expect(text).not.toMatch(/^(?:BEGIN:VALARM|TRIGGER)/m);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test.each(['request', 'cancel'] as const)('the method of a %s is read from the text itself', (method) => {
  const text = calendarText({ ...entry, method });
  expect(methodOf(text)).toBe(method.toUpperCase());
  expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('method')).toBe(method.toUpperCase());
});
