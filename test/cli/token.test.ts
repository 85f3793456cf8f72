import { expect, test } from 'vitest';
import { session } from './session.ts';

test('the first token is issued, listed and revoked from the command line, and told once only', async () => {
  const { lkt } = session();
  await lkt('people add --id vagt --name Vagt --email vagt@lkt.example --role secretariat');
  const created = await lkt(
    'token create --for vagt --title Journalsystem --scope read --scope administer --days 30 --json',
  );
  const { token, id } = JSON.parse(created.out);
  expect(token).toMatch(/^lkt_/);
  const listed = await lkt('token list');
  expect(listed.out).toContain('Journalsystem');
  expect(listed.out).not.toContain(token);
  expect((await lkt(`token revoke ${id}`)).exit).toBe(0);
  expect(await lkt(`token revoke ${id}`)).toMatchObject({ exit: 1 });
  expect((await lkt('token list')).out).toContain('tilbagekaldt');
});

test('a token for nobody, or for more than the roles allow, is refused', async () => {
  const { lkt } = session();
  await lkt('people add --id leder --name Leder --email leder@lkt.example --role project-lead');
  expect((await lkt('token create --for ingen --title x --scope read')).err).toContain(
    'ingen person med id’et »ingen«',
  );
  expect((await lkt('token create --for leder --title x --scope administer')).err).toContain('administer');
});
