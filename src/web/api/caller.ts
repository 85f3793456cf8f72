import type { FastifyRequest } from 'fastify';
import type { Language } from '../../policy/types.ts';
import { accessOf } from '../../service/access.ts';
import { openedBy } from '../../service/api-tokens.ts';
import { today } from '../../service/days.ts';
import type { House } from '../house.ts';
import type { Caller } from './operation.ts';

/** Whose token the request came with; never a cookie, so that no page elsewhere can act with somebody's session. */
export async function callerOf({ office, now }: House, request: FastifyRequest): Promise<Caller | null> {
  const [, secret] = /^Bearer +([\w-]+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (secret === undefined) return null;
  const at = now();
  const token = await openedBy(office, secret, at);
  const person = token && (await office.ledger.people()).find(({ id }) => id === token.person);
  return person ? { token, access: await accessOf(office, person, today(office.text, at)) } : null;
}

/** English where it is asked for before Danish. */
export function languageOf(header: string | undefined): Language {
  const weight = (language: Language) => {
    const found = (header ?? '').split(',').flatMap((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      if (tag !== language && !tag.startsWith(`${language}-`)) return [];
      const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
      return [quality === undefined ? 1 : Number(quality)];
    });
    return Math.max(0, ...found);
  };
  return weight('en') > weight('da') ? 'en' : 'da';
}
