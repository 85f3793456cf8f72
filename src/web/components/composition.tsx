/** The circle of participants, cluster by cluster, and what the rules say of it in plain words. */

import type { Json, JsonObject } from '../../policy/types.ts';
import { cited } from '../../service/cited.ts';
import type { JudgedRule } from '../../service/participation.ts';
import { useSay } from '../language.tsx';
import type { Visit } from '../route.ts';
import { participationWords as words } from '../words/participation.ts';
import { ScrollTable } from './scroll-table.tsx';
import { Sources } from './sources.tsx';

export function Circle({ of }: { of: JsonObject }) {
  const say = useSay();
  const clusters = rowsOf(of.clusters);
  const teams = rowsOf(of.teams);
  const list = (value: Json | undefined) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : null);
  const orLacking = (text: string | null) => text ?? <span class="badge badge-warning">{say(words.lacks)}</span>;
  return (
    <>
      {clusters.length === 0 ? (
        <p>{say(words.noClusters)}</p>
      ) : (
        <ScrollTable
          labelledBy="circle"
          heads={[words.cluster, words.hospitals, words.municipalities, words.jointLeadership]}
        >
          {clusters.map(({ name, hospitals, municipalities, jointLeadership }) => (
            <tr key={String(name)}>
              <th scope="row">{name}</th>
              <td>{orLacking(list(hospitals))}</td>
              <td>{orLacking(list(municipalities))}</td>
              <td>{orLacking(jointLeadership === true ? say(words.yes) : null)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {teams.length > 0 && (
        <>
          <h3 id="teams">{say(words.teams)}</h3>
          <ScrollTable labelledBy="teams" heads={[words.team, words.organisation, words.members]}>
            {teams.map(({ name, organisation, size }, index) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                <td>{organisation ?? ''}</td>
                <td>{orLacking(typeof size === 'number' ? String(size) : null)}</td>
              </tr>
            ))}
          </ScrollTable>
        </>
      )}
    </>
  );
}

const tones = { pass: 'success', fail: 'error', unknown: 'warning' };

/** Those that are not met first. */
export function CompositionRules({ visit, rules }: { visit: Visit; rules: JudgedRule[] }) {
  const say = useSay();
  const ordered = rules.toSorted((a, b) => urgency(a) - urgency(b));
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say(words.rules)}</h2>
      <ul class="plain-list commands">
        {ordered.map(({ id, title, strength, verdict, otherwise, missing, source }) => (
          <li key={id}>
            <span class={`badge badge-${tones[verdict]}`}>{say(words[verdict])}</span> <strong>{say(title)}</strong> (
            {say(words[strength])}){verdict !== 'pass' && <p>{say(otherwise)}</p>}
            {verdict === 'unknown' && missing.length > 0 && (
              <p>
                {say(words.lacking)}: {missing.map(say).join(', ')}
              </p>
            )}
            <div>
              <Sources cited={cited(visit.house.office.text, source)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function urgency({ strength, verdict }: JudgedRule): number {
  if (verdict === 'pass') return 2;
  return strength === 'must' ? 0 : 1;
}

function rowsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}
