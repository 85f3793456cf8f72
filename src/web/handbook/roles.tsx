/** Who there is, and who may do what. */

import { type RightsMatrix, rightsMatrix, type ToldRole, toldRoles } from '../../service/role-rights.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { Listed } from './listed.tsx';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function RolesChapter() {
  const say = useSay();
  const { text, policy } = useReading();
  return (
    <>
      <Section id="roles" title={say(words.rolesHeading)}>
        <ScrollTable labelledBy="roles" heads={[words.role, words.reads, words.starts, words.besides, words.source]}>
          {toldRoles(text, policy).map((role) => (
            <RoleRow key={role.id} role={role} />
          ))}
        </ScrollTable>
      </Section>
      {Object.keys(policy.workflows).map((workflow) => (
        <Matrix key={workflow} of={rightsMatrix(text, policy, workflow)} />
      ))}
    </>
  );
}

function RoleRow({ role }: { role: ToldRole }) {
  const say = useSay();
  const besides = [...role.acts.map((act) => say(words.acts[act])), ...(role.digest ? [say(words.digest)] : [])];
  return (
    <tr id={`role-${role.id}`}>
      <th scope="row">
        <T of={role.title} />
      </th>
      <td>{role.sees.length > 0 ? <Listed of={role.sees} /> : say(words.ownOnly)}</td>
      <td>
        <Listed of={role.starts} />
      </td>
      <td>{besides.join('; ')}</td>
      <td>
        <Sources cited={role.sources} />
      </td>
    </tr>
  );
}

function Matrix({ of: { workflow, title, roles, commands } }: { of: RightsMatrix }) {
  const say = useSay();
  const id = `rights-${workflow}`;
  return (
    <Section id={id} title={say(title)}>
      <p>{say(words.rightsLead)}</p>
      <ScrollTable labelledBy={id} heads={[words.what, ...roles.map((role) => role.title), words.source]}>
        {commands.map((command) => (
          <tr key={command.id}>
            <th scope="row">
              <T of={command.title} />
              {command.only.length > 0 && (
                <span class="weight-normal">
                  {' '}
                  ({say(words.onlyIn)} <Listed of={command.only} />)
                </span>
              )}
            </th>
            {roles.map((role) => (
              <td key={role.id}>{command.may.includes(role.id) ? say(words.may) : ''}</td>
            ))}
            <td>
              <Sources cited={command.sources.map((each) => ({ ...each, documents: [] }))} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  );
}
