import type { Text } from '../../policy/types.ts';
import { useSay } from '../language.tsx';
import { useHref, useReading } from './reading.tsx';

/** Texts with commas between. */
export function Listed({ of }: { of: Text[] }) {
  const say = useSay();
  return <>{of.map(say).join(', ')}</>;
}

/** A mail by its subject, leading to its text. */
export function MailLink({ message }: { message: string }) {
  const say = useSay();
  const href = useHref();
  const { mails, inOne } = useReading();
  const subject = mails.get(message)?.subject;
  const target = inOne ? href('mails', `mail-${message}`) : href(`mails/${message}`);
  return <a href={target}>{subject ? say(subject) : message}</a>;
}
