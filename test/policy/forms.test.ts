import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/policy/check.ts';
import { formProblems } from '../../src/policy/forms.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { kindSchemas } from './broken-text.ts';
import { smallText } from './small-text.ts';

const loaded = loadText({ ...smallText }, kindSchemas);
const resolved = 'text' in loaded ? resolvePolicy(loaded.text, '2024-01-01') : loaded;
if (!('policy' in resolved)) throw new Error(JSON.stringify(resolved.findings));
const { policy } = resolved;
const told = (payload: JsonObject, form = 'application') =>
  formProblems(policy, form, payload).problems.map(({ path, message }) => [path, message.da, message.en]);

describe('a filled-in form', () => {
  it('is accepted with its default values, the payload itself untouched', () => {
    const payload = { title: 'Lade' };
    expect(formProblems(policy, 'application', payload)).toEqual({
      problems: [],
      payload: { title: 'Lade', urgent: false },
    });
    expect(payload).toEqual({ title: 'Lade' });
  });

  it('is answered with every problem at once, by the labels of its fields', () => {
    expect(told({ area: 0, rooms: [{ nam: 'x' }], title: 'En meget lang titel' })).toEqual([
      ['title', '»Titel« må højst være på 10 tegn.', '“Title” may have at most 10 characters.'],
      ['area', '»Areal« skal være mindst 1.', '“Area” must be at least 1.'],
      ['rooms.0.name', '»Navn« mangler.', '“Name” is missing.'],
      ['rooms.0.nam', '»nam« er ikke et felt i formularen.', '“nam” is not a field of the form.'],
    ]);
  });

  it('names the choices by their labels, once', () => {
    expect(told({ title: 'x', colour: 'green' })).toEqual([
      ['colour', '»Farve« skal være en af mulighederne: Rød, Blå.', '“Colour” must be one of the choices: Red, Blue.'],
    ]);
  });

  it('takes no day that does not exist and no text for a number', () => {
    expect(told({ number: 1, date: '2026-02-30' }, 'inspection')).toEqual([
      ['date', '»Dato« skal være en dato, der findes.', '“Date” must be a date that exists.'],
    ]);
    expect(told({ number: '1', date: '2026-02-03' }, 'inspection')).toEqual([
      ['number', '»Nummer« skal være et helt tal.', '“Number” must be a whole number.'],
    ]);
  });

  it('takes no more list elements than the form allows', () => {
    expect(told({ title: 'x', rooms: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] })).toEqual([
      ['rooms', '»Rum« må højst have 2.', '“Rooms” may have at most 2.'],
    ]);
  });

  it('of a form that does not exist is a problem and no exception', () => {
    expect(told({}, 'nothing')).toEqual([
      ['', 'Formularen "nothing" findes ikke.', 'There is no form called "nothing".'],
    ]);
    expect(told({}, 'constructor')).toHaveLength(1);
  });
});
