import type { Policy } from '../../policy/types.ts';
import { useSay } from '../language.tsx';
import { caseWords as words } from '../words/cases.ts';

/** Which of a visitor's roles acts: asked only where there are several. */
export function ActingRole({ roles, policy, acting }: { roles: string[]; policy: Policy; acting: string | undefined }) {
  const say = useSay();
  if (roles.length < 2) return <input type="hidden" name="_as" value={acting} />;
  return (
    <div class="form-group">
      <label class="form-label" for="acting-role">
        {say(words.asRole)}
      </label>
      <select class="form-select" id="acting-role" name="_as">
        {roles.map((each) => (
          <option key={each} value={each} selected={each === acting}>
            {say(policy.roles[each]?.title ?? { da: each, en: each })}
          </option>
        ))}
      </select>
    </div>
  );
}
