/** Which mail goes when to whom, and what stands in it. */

import type { MailOccasion, MailText } from '../../service/mail-texts.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { Listed, MailLink } from './listed.tsx';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function MailsChapter() {
  const say = useSay();
  const { mails, policy, inOne } = useReading();
  const occasions = [...mails.values()].flatMap((mail) => mail.occasions.map((occasion) => ({ mail, occasion })));
  const groups = [...Object.keys(policy.workflows), null].map((workflow) => ({
    id: `mails-${workflow ?? 'other'}`,
    title: workflow === null ? words.withoutCase : policy.workflows[workflow]!.title,
    own: occasions.filter(({ occasion }) => occasion.workflow === workflow),
  }));
  return (
    <>
      <p>{say(words.mailsLead)}</p>
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ id, title, own }) => (
          <Section key={id} id={id} title={say(title)}>
            <ScrollTable labelledBy={id} heads={[words.when, words.mail, words.to]}>
              {own.map(({ mail, occasion }, index) => (
                <tr key={index}>
                  <td>
                    <T of={occasion.when} />
                  </td>
                  <td>
                    <MailLink message={mail.id} />
                  </td>
                  <td>
                    <Listed of={occasion.to} />
                  </td>
                </tr>
              ))}
            </ScrollTable>
          </Section>
        ))}
      {inOne &&
        [...mails.values()].map((mail) => (
          <Section key={mail.id} id={`mail-${mail.id}`} title={say(mail.subject)}>
            <MailPart of={mail} />
          </Section>
        ))}
    </>
  );
}

export function MailPart({ of }: { of: MailText }) {
  const say = useSay();
  return (
    <>
      <div class="mail-text">{say(of.body).trim()}</div>
      <ul>
        {of.occasions.map((each, index) => (
          <Occasion key={index} of={each} />
        ))}
      </ul>
    </>
  );
}

function Occasion({ of }: { of: MailOccasion }) {
  const say = useSay();
  const { policy } = useReading();
  const title = of.workflow === null ? undefined : policy.workflows[of.workflow]?.title;
  return (
    <li>
      {title && `${say(title)} – `}
      <T of={of.when} /> – {say(words.mailTo)} <Listed of={of.to} />
    </li>
  );
}
