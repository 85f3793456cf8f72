import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/policy/types.ts';
import { LetterError, placeholdersIn, writeLetter } from '../../src/post/letter.ts';

function message(subject: string, body: string): Message {
  return { da: { subject, body }, en: { subject, body } };
}

function body(markdown: string, values: Record<string, string> = {}) {
  return writeLetter(message('Emne', markdown), 'da', values);
}

const HOSTILE = `<b onmouseover="x">Ø</b> & [klik](javascript:alert(1)) **fed** \`kode\` ![p](https://evil.example/p.png)`;

describe('a letter', () => {
  const cap: Message = {
    da: {
      subject: '{{case.title}}: {{deadline.title}} nærmer sig',
      body: 'Kære {{recipient.name}}\n\n**{{deadline.title}}** falder den {{deadline.due}}.\n\n- Se [sagen](https://lkt.example/sager/{{case.id}})\n- Skriv til <lkt@national.example>\n',
    },
    en: { subject: '{{case.title}}: {{deadline.title}} approaches', body: 'Dear {{recipient.name}}' },
  };
  const values = {
    'case.title': 'Færre tryksår på Ærø',
    'case.id': 'lkt-1',
    'deadline.title': 'Afslutning',
    'deadline.due': '3. marts 2026',
    'recipient.name': 'Åse Ørum',
  };

  test('has its values in subject, text and HTML', () => {
    const letter = writeLetter(cap, 'da', values);
    expect(letter.subject).toBe('Færre tryksår på Ærø: Afslutning nærmer sig');
    expect(letter.text).toBe(
      'Kære Åse Ørum\n\nAfslutning falder den 3. marts 2026.\n\n- Se sagen <https://lkt.example/sager/lkt-1>\n- Skriv til lkt@national.example\n',
    );
    expect(letter.html).toContain('<strong>Afslutning</strong> falder den 3. marts 2026.');
    expect(letter.html).toContain('href="https://lkt.example/sager/lkt-1"');
    expect(letter.html).toContain('href="mailto:lkt@national.example"');
  });

  test.each(['da', 'en'] as const)('says which language it is in (%s)', (language) => {
    const { html } = writeLetter(cap, language, values);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(`role="article" lang="${language}"`);
    expect(html).toContain('<title>Færre tryksår på Ærø: Afslutning ');
  });

  test('that comes late says so on top, in the language of the reader', () => {
    const danish = writeLetter(cap, 'da', { ...values, late: '3. marts 2026' });
    const english = writeLetter(cap, 'en', { ...values, late: '3 March 2026' });
    expect(danish.text).toMatch(/^Denne påmindelse skulle have været sendt den 3\. marts 2026\.\n\nKære/);
    expect(english.text).toMatch(/^This reminder should have been sent on 3 March 2026\.\n\nDear/);
    expect(danish.html).toContain('Denne påmindelse skulle have været sendt den 3. marts 2026.');
    expect(writeLetter(cap, 'da', values).text).toMatch(/^Kære/);
  });

  test('loads nothing from elsewhere', () => {
    const { html, text } = body('![Kurve](https://evil.example/p.png) og mere');
    expect(html).not.toMatch(/<img|<link|<script|<style|src=|url\(|evil\.example/);
    expect(text).toBe('Kurve og mere\n');
  });
});

describe('a value', () => {
  test('with HTML, Markdown and a script link comes out as plain text', () => {
    const { html, text } = body('# {{t}}\n\n{{t}}\n\n- **{{t}}**\n', { t: HOSTILE });
    expect(html).not.toMatch(/<b |<code|<a |<img/);
    expect(
      html.match(/&lt;b onmouseover=&quot;x&quot;&gt;Ø&lt;\/b&gt; &amp; \[klik\]\(javascript:alert\(1\)\)/g),
    ).toHaveLength(3);
    expect(text).toBe(`${HOSTILE}\n\n${HOSTILE}\n\n- ${HOSTILE}\n`);
  });

  test('cannot start a list, a heading, a link definition or a new paragraph', () => {
    const t = '\n\n# Overskrift\n\n- punkt\n\n[sagen]: https://evil.example';
    const { html } = body('{{t}}\n\nSe [sagen].', { t });
    expect(html).not.toMatch(/<h1|<li|<a /);
    expect(html.match(/<p /g)).toHaveLength(2);
  });

  test('in a subject stays on one line and loses control characters', () => {
    const { subject } = writeLetter(message('Sag: {{t}}', 'x'), 'da', { t: 'A\r\nBcc: b@evil.example\0\u202E\u2028!' });
    expect(subject).toBe('Sag: A Bcc: b@evil.example !');
  });

  test('that looks like a placeholder or a slot is not filled again', () => {
    const { text } = body('{{a}} {{b}}', { a: '{{b}} \uE0001\uE001', b: 'hemmelig' });
    expect(text).toBe('{{b}} \uE0001\uE001 hemmelig\n');
  });

  test('of any characters never adds an element or an attribute to the HTML', () => {
    const template =
      '# {{t}}\n\n{{t}} _{{t}}_ `{{t}}` [x](https://lkt.example/{{t}}?q={{t}})\n\n| a |\n|---|\n| {{t}} |\n';
    const tags = (html: string) => html.replace(/href="[^"]*"/g, 'href').match(/<[^>]*>/g);
    const plain = tags(body(template, { t: 'x' }).html);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>"\'&[]()`*_#|\\\n\r\0{}:/ aå'), minLength: 1, maxLength: 40 }),
        (t) => {
          expect(tags(body(template, { t }).html)).toEqual(plain);
        },
      ),
      { seed: 20260303, numRuns: 500, verbose: 1 },
    );
  });
});

describe('a link', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](http://region.example)',
    '[x](http://localhost.evil.example/)',
    '[x](http://localhost@evil.example/)',
    '[x](http://localhost:{{t}}/)',
    '[x](data:text/html,hej)',
    '[x](//evil.example)',
    '[x](sager/1)',
    '[x](https://{{t}}/)',
    '[x](https://lkt.example{{t}})',
    '[x](https://lkt.example@{{t}})',
    '[x]({{t}})',
    '[x](mailto:{{t}})',
  ])('%s is not followed: its words stay, its address goes', (markdown) => {
    const { html, text } = body(markdown, { t: 'https://evil.example' });
    expect(html).not.toContain('<a ');
    expect(text).toBe('x\n');
  });

  test('leads to a house on the same machine without a certificate', () => {
    const { html } = body('<http://localhost:8080/cases/{{t}}>', { t: 'delir' });
    expect(html).toContain('<a href="http://localhost:8080/cases/delir"');
  });

  test('takes a value as one part of its path or query', () => {
    const { html, text } = body('[x](https://lkt.example/{{t}}?q={{t}})', { t: '../a b&c"#æ' });
    expect(text).toBe('x <https://lkt.example/..%2Fa%20b%26c%22%23%C3%A6?q=..%2Fa%20b%26c%22%23%C3%A6>\n');
    expect(html).toContain('href="https://lkt.example/..%2Fa%20b%26c%22%23%C3%A6?q=..%2Fa%20b%26c%22%23%C3%A6"');
  });
});

describe('the Markdown of a message', () => {
  test('reads well as plain text', () => {
    const markdown =
      '## Overskrift\n\nFørste linje\nanden linje  \ntredje linje\n\n1. et\n2. to\n   - under\n\n> citat\n> mere\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```\nkode\n```\n\n- [x] gjort\n- [ ] mangler\n';
    expect(body(markdown).text).toBe(
      'Overskrift\n\nFørste linje anden linje\ntredje linje\n\n1. et\n2. to\n   - under\n\n> citat mere\n\na | b\n1 | 2\n\n---\n\n    kode\n\n- [x] gjort\n- [ ] mangler\n',
    );
  });

  test('has its HTML shown as text and its comments left out', () => {
    const { html, text } = body('<!-- kilde: GOV-001 -->\n<div onclick="x">Hej <b>{{t}}</b></div> &amp; co', {
      t: 'Åse',
    });
    expect(html).not.toMatch(/<div onclick|<b>|GOV-001/);
    expect(html).toContain('&lt;div onclick=&quot;x&quot;&gt;');
    expect(text).toBe('<div onclick="x">Hej <b>Åse</b></div> &amp; co\n');
  });

  test('puts tables in HTML with headings that a screen reader finds', () => {
    expect(body('| Dato |\n|---|\n| {{t}} |', { t: '<i>' }).html).toMatch(
      /<th scope="col"[^>]*>Dato<\/th>[\s\S]*<td[^>]*>&lt;i&gt;<\/td>/,
    );
  });
});

describe('a placeholder', () => {
  test('without a value is an error that names it and those there are', () => {
    const write = () => body('Hej {{recipient.nam}}', { 'recipient.name': 'Åse', 'case.id': '1' });
    expect(write).toThrow(LetterError);
    expect(write).toThrow(/\{\{recipient\.nam\}\} .* case\.id, recipient\.name/);
  });

  test.each(['constructor', '__proto__', 'toString', ''])('named "%s" does not reach into objects', (name) => {
    expect(() => body(`{{${name}}}`)).toThrow(LetterError);
  });

  test('is found with its place in the text', () => {
    expect(placeholdersIn('Hej {{recipient.name}}, {{ fact.a.b }} {x} {{\n}}')).toEqual([
      { name: 'recipient.name', index: 4 },
      { name: 'fact.a.b', index: 24 },
    ]);
  });
});

describe('a subject', () => {
  test.each(['to\r\nlinjer', 'to\nlinjer', 'nul\0', 'sep\u2028'])(
    'with a line break or control character is refused',
    (subject) => {
      expect(() => writeLetter(message(subject, 'x'), 'da', {})).toThrow(/subject/);
    },
  );

  test('that is empty once filled is refused', () => {
    expect(() => writeLetter(message('{{t}}', 'x'), 'da', { t: ' \n' })).toThrow(/empty/);
  });

  test('is not Markdown', () => {
    expect(writeLetter(message('5 * 3 * 2 & <LKT>', 'x'), 'da', {}).subject).toBe('5 * 3 * 2 & <LKT>');
  });
});
