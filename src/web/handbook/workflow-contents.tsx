import type { Text } from '../../policy/types.ts';
import { deadlineRules } from '../../service/deadline-rules.ts';
import { gateRules } from '../../service/gate-rules.ts';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';

interface Entry {
  id: string;
  title: Text;
}

/** What stands in the chapter of a workflow, each part leading to its place. */
export function WorkflowContents({ id }: { id: string }) {
  const say = useSay();
  const { text, policy } = useReading();
  const phases = Object.entries(policy.workflows[id]!.states).map(([path, { meta }]) => {
    return { id: `state-${id}-${path}`, title: meta.title };
  });
  const gates = gateRules(text, policy, id).map((gate) => ({ id: `gate-${gate.id}`, title: gate.title }));
  const deadlines = deadlineRules(text, policy, id).map((each) => ({ id: `deadline-${each.id}`, title: each.title }));
  const parts: (Entry & { inside: Entry[] })[] = [
    { id: `${id}-picture`, title: words.picture, inside: [] },
    { id: `${id}-phases`, title: words.phases, inside: phases },
    { id: `${id}-gates`, title: words.gates, inside: gates },
    { id: `${id}-deadlines`, title: words.deadlines, inside: deadlines },
  ];
  return (
    <nav class="no-print chapter-contents" aria-label={say(words.contents)}>
      <ul class="no-max-width">
        {parts.map(({ inside, ...part }) => (
          <li key={part.id}>
            <Leading to={part} />
            {inside.length > 0 && (
              <ul>
                {inside.map((each) => (
                  <li key={each.id}>
                    <Leading to={each} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Leading({ to }: { to: Entry }) {
  return (
    <a href={`#${to.id}`}>
      <T of={to.title} />
    </a>
  );
}
