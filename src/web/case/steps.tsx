import type { CaseFile } from '../../service/case-file.ts';
import { caseSteps } from '../../service/case-steps.ts';
import { useSay, When } from '../language.tsx';
import { caseWords as words } from '../words/cases.ts';

/** Where the case stands among the phases of its workflow. */
export function Steps({ file }: { file: CaseFile }) {
  const say = useSay();
  const steps = caseSteps(
    file.policy,
    file.case,
    file.history.map(({ event }) => event),
  );
  return (
    <ol class="case-steps no-max-width" aria-label={say(words.steps)}>
      {steps.map(({ id, title, is, states, since }) => (
        <li key={id} class={is} aria-current={is === 'now' ? 'step' : undefined}>
          <strong>{say(title)}</strong>
          {states.length > 0 && <span>{states.map(say).join(', ')}</span>}
          <span class="step-is">
            {say(words.stepIs[is])}
            {since && is === 'now' && (
              <>
                {' '}
                {say(words.since)} <When on={since} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
