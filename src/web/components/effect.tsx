import type { Text } from '../../policy/types.ts';
import type { Effect } from '../../service/effect-of.ts';
import { useSay } from '../language.tsx';
import { counted } from '../words/counted.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';

/** What a command will lead to: where the case goes on to, and the letters. */
export function EffectTold({ effect, goesOnTo = words.goesOnTo }: { effect: Effect; goesOnTo?: Text }) {
  const say = useSay();
  return (
    <div class="effect">
      <p class="weight-semibold">{say(words.effect)}:</p>
      <ul>
        {effect.goesOnTo ? (
          <li>
            {filled(say(goesOnTo), { state: say(effect.goesOnTo) })} {effect.ends && say(words.ends)}
          </li>
        ) : (
          goesOnTo === words.goesOnTo && <li>{say(words.stays)}</li>
        )}
        {effect.letters.length === 0 && <li>{say(words.noLetters)}</li>}
        {effect.letters.map(({ subject, roles, people }) => (
          <li key={say(subject)}>
            {filled(say(words.letter), {
              roles: roles.map(say).join(', '),
              people: peopleCount(people, say),
              subject: say(subject),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

export function peopleCount(people: number, say: (text: Text) => string): string {
  return say(counted(words.people, people));
}
