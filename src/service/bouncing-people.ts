import type { Bounce, Ledger } from '../ledger/contract.ts';

/** What has come back from addresses that people still have, the newest first. */
export async function bouncesShown(ledger: Ledger): Promise<Bounce[]> {
  const address = new Map((await ledger.people()).map(({ id, email }) => [id, email]));
  return (await ledger.bounces()).filter((each) => address.get(each.person) === each.address).reverse();
}

/** People whose present address has bounced for good: person → the latest such bounce. */
export async function bouncingPeople(ledger: Ledger): Promise<Map<string, Bounce>> {
  const theirs = (await bouncesShown(ledger)).filter(({ permanent }) => permanent).reverse();
  return new Map(theirs.map((each) => [each.person, each]));
}
