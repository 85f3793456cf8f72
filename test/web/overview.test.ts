import { expect, test } from 'vitest';
import { openHouse } from './house.ts';

test('what waits on the front page: also an answer that is asked of somebody other than the owner of the state', async () => {
  const one = await openHouse({ examples: true, mode: 'training' });
  const tasksOf = async (person: string) => {
    const { html } = await (await one.as(person)).get('/');
    const from = html.indexOf('id="tasks"');
    return html.slice(from, html.indexOf('</section>', from));
  };

  const asked = await tasksOf('kommune-strand');
  expect(asked).toContain('/cases/hjertesvigt/do/participation.answer');
  // Whoever has answered is asked for nothing more.
  expect(await tasksOf('kommune-bakke')).toContain('Intet venter på dig.');
  expect(await tasksOf('direktoer-m')).toContain('/cases/delir/do/follow-up.answer');
  // What the owner of a state may do is no task of those who may do it too.
  expect(await tasksOf('styregruppe')).not.toContain('lkt.terminate');
  // An open round waits for nominations, and takes no command itself.
  expect(await tasksOf('tovholder-m')).toContain('href="/cases/runde/round"');
});
