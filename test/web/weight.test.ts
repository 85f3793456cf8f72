import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addPerson, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

const most = 150_000;
const accepted = { 'accept-encoding': 'gzip, deflate, br' };

async function house(cases: number) {
  const one = await openHouse();
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  for (let number = 1; number <= cases; number += 1)
    await runningLkt(one.office, `lkt-${number}`, {
      at: '2026-01-05',
      firstSeminar: '2025-06-02',
      title: `LKT ${number}`,
    });
  return { ...one, visitor: await one.as('sekretariat') };
}

test('a first visit of the overview and of an LKT, with all that belongs to it, is at most 150 kB on the wire', async () => {
  const { visitor } = await house(35);
  for (const path of ['/', '/cases/lkt-1']) {
    const page = await visitor.get(path, accepted);
    expect(page.headers['content-encoding']).toBe('br');
    const html = brotliDecompressSync(page.body).toString();
    const style = html.match(/href="(\/assets\/[^"]+\.css)"/)![1]!;
    const css = brotliDecompressSync((await visitor.get(style, accepted)).body).toString();
    const parts = [
      style,
      ...Array.from(html.matchAll(/<(?:script|img)[^>]* src="([^"]+)"/g), (found) => found[1]!),
      ...Array.from(css.matchAll(/url\((\/assets\/[^)]+\.woff2)\)/g), (found) => found[1]!),
    ];
    let bytes = page.body.length;
    for (const part of parts) {
      const { status, body } = await visitor.get(part.replaceAll('&amp;', '&'), accepted);
      expect(status, part).toBe(200);
      bytes += body.length;
    }
    expect(bytes, path).toBeLessThanOrEqual(most);
  }
});

test('until its font has arrived a page is set in one of the machine’s own, made as wide and as tall in each weight', async () => {
  const { visitor } = await house(1);
  const style = (await visitor.get('/')).html.match(/href="(\/assets\/[^"]+\.css)"/)![1]!;
  const css = (await visitor.get(style)).body.toString();
  expect(css).toContain('html{font-family:IBM Plex Sans,Until Plex,');
  const faces = [...css.matchAll(/@font-face\{[^}]*\}/g)].map(([face]) => face);
  const of = (family: string) => faces.filter((face) => face.includes(`"${family}"`));
  const weights = (family: string) => of(family).map((face) => /font-weight:(\d+)/.exec(face)?.[1]);
  expect(weights('Until Plex')).toEqual(weights('IBM Plex Sans'));
  for (const face of of('Until Plex')) {
    expect(face).toMatch(/local\("Arial[^;]*;size-adjust:[\d.]+%;ascent-override:[\d.]+%;descent-override:[\d.]+%/);
    expect(face).not.toContain('url(');
  }
});

test('a page goes compressed as the visitor takes it, and as it is to others', async () => {
  const { visitor } = await house(1);
  const plain = await visitor.get('/');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.html).toContain('LKT 1');
  const zipped = await visitor.get('/', { 'accept-encoding': 'gzip' });
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(gunzipSync(zipped.body).toString()).toContain('LKT 1');
});

test('the token in a form is written differently on every page, and each of them is taken', async () => {
  const { visitor } = await house(1);
  const token = async () => (await visitor.get('/')).html.match(/name="_csrf" value="([^"]+)"/)![1]!;
  const [one, other] = [await token(), await token()];
  expect(one).not.toBe(other);
  const post = (given: string) => visitor.post('/sign-out', `_csrf=${given}`);
  expect((await post('')).status).toBe(403);
  expect((await post(one.slice(0, -4))).status).toBe(403);
  expect((await post(`AAAA${one.slice(4)}`)).status).toBe(403);
  expect((await post(one)).status).not.toBe(403);
});

test('a drawing is sent again only when its case, the day or the language has changed', async () => {
  const { as, clock } = await house(2);
  for (const path of ['/cases/lkt-1/time-line.svg', '/cases/lkt-1/picture.svg', '/programme.svg']) {
    clock.now = '2026-11-23T09:00:00.000Z';
    const first = await (await as('sekretariat')).get(path);
    expect(first.status, path).toBe(200);
    const again = { 'if-none-match': String(first.headers.etag) };
    expect((await (await as('sekretariat')).get(path, again)).status, path).toBe(304);
    expect((await (await as('sekretariat', 'en')).get(path, again)).status, path).toBe(200);
    clock.now = '2026-11-24T09:00:00.000Z';
    expect((await (await as('sekretariat')).get(path, again)).status, path).toBe(200);
  }
});

test('with more cases than a page holds, each is on exactly one page of the list, and the overview leads on', async () => {
  const { visitor } = await house(53);
  const [first, second] = [await visitor.get('/cases'), await visitor.get('/cases?page=2')];
  const ids = [first, second].flatMap(({ html }) =>
    [...html.matchAll(/href="\/cases\/(lkt-\d+)"/g)].map(([, id]) => id),
  );
  expect(ids).toHaveLength(53);
  expect(new Set(ids).size).toBe(53);
  expect(first.text).toContain('Viser 1–50 af 53');
  expect((await visitor.get('/cases?page=9')).text).toBe(second.text);
  const overview = await visitor.get('/');
  expect(overview.html).toContain('programme=2#programme');
  expect((await visitor.get('/?programme=2')).html).toContain('src="/programme.svg?programme=2"');
});
