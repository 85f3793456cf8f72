import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, session } from './session.ts';

const folder = join(root, 'examples', 'hospital-projects');

describe('the example of a hospital’s own procedure, made of text alone', () => {
  test('has nothing wrong with it', async () => {
    const { exit, out } = await session().lkt(['policy', 'check', '--policy', folder, '--json']);
    expect({ exit, ...JSON.parse(out) }).toEqual({ exit: 0, ok: true, findings: [] });
  });

  test('runs a case from proposal to evaluation, with a clock that stands still, a waiver and a condition', async () => {
    const { lkt, clock } = session();
    const on = async (day: string, line: string, exit = 0) => {
      clock.now = `${day}T09:00:00.000Z`;
      const answer = await lkt([
        ...line.split(' ').map((word) => word.replaceAll('_', ' ')),
        '--policy',
        folder,
        '--lang',
        'en',
      ]);
      expect(answer.exit, `${line}\n${answer.out}${answer.err}`).toBe(exit);
      return answer.out + answer.err;
    };
    const department = '--as department --by ward-a';
    const management = '--as management --by management';
    const quality = '--as quality-unit --by quality';
    const proposal = '--set department=ward-a --set problem=Patients_wait --set hours=400';
    for (const [id, role] of [
      ['ward-a', 'department@ward-a'],
      ['quality', 'quality-unit'],
      ['management', 'management'],
    ])
      await on(
        '2026-03-02',
        `people add --id ${id} --name ${id}_Example --email ${id}@hospital.example --language en --role ${role}`,
      );
    await on('2026-03-02', `case start improvement-project --id relief --title Faster_relief ${department}`);
    expect(await on('2026-03-02', `case do relief proposal.submit ${department} ${proposal}`, 1)).toContain(
      'State what the project is to achieve',
    );
    await on('2026-03-02', `case do relief proposal.submit ${department} ${proposal} --set aim=Nine_of_ten`);
    await on('2026-03-04', `case do relief question.ask ${quality} --set question=Which_patients?`);
    await on('2026-03-14', `case do relief question.answer ${department} --set answer=All`);
    // Fourteen days from 2 March, and ten in which the clock stood still.
    expect(await on('2026-03-16', 'deadlines relief')).toMatch(/26 Mar(?:ch)? 2026|2026-03-26/);
    await on('2026-03-16', `case do relief proposal.recommend ${quality} --set recommended=true`);
    expect(await on('2026-03-23', `case do relief project.approve ${management}`, 1)).toContain(
      'so many hours that a budget is needed',
    );
    await on(
      '2026-03-23',
      `case do relief criterion.waive ${management} --set criterion=budget-for-large-projects --set until=2026-03-31 --set reason=Paid_by_a_grant`,
    );
    await on(
      '2026-03-24',
      `case do relief project.approve ${management} --set conditions=Ethics --set conditionsBy=2026-05-01`,
    );
    expect(await on('2026-03-24', 'deadlines relief')).toMatch(/1 May 2026|2026-05-01/);
    await on('2026-04-20', `case do relief conditions.meet ${department} --set answer=Approved`);
    await on('2027-01-18', `case do relief project.evaluate ${department} --set result=Eight_of_ten`);
    expect(await on('2027-01-18', 'case show relief')).toContain('Ended');
  });

  test('is told in its README with commands that the program has', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const given = [...readme.matchAll(/case do pain-relief ([a-z.-]+) --as ([a-z-]+)/g)].map(([, command, role]) => [
      command,
      role,
    ]);
    const rights = readFileSync(join(folder, 'rules', 'rights.yaml'), 'utf8');
    expect(given.length).toBeGreaterThan(2);
    for (const [command, role] of given) expect(rights).toContain(`${command}: { roles: [${role}]`);
  });
});
