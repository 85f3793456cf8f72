import type { Bounce, Ledger } from '../ledger/contract.ts';

/** People whose present address has bounced for good: person → the latest such bounce. */
export async function bouncingPeople(ledger: Ledger): Promise<Map<string, Bounce>> {
  const address = new Map((await ledger.people()).map(({ id, email }) => [id, email]));
  const theirs = (await ledger.bounces()).filter((each) => each.permanent && address.get(each.person) === each.address);
  return new Map(theirs.map((each) => [each.person, each]));
}
