/** Files that go with a nomination: which are taken, and their names among its annexes. */

import type { Case, Instant, Refusal } from '../engine/types.ts';
import type { Attachment } from '../ledger/attachments-contract.ts';
import type { CalendarDate, Json, JsonObject, Text } from '../policy/types.ts';
import { fileName, fileType } from './file-type.ts';
import { giveCommand } from './give-command.ts';
import { businessDate, caseById, type Office } from './office.ts';

const mebibyte = 1024 * 1024;
export const attachmentLimits = { bytes: 10 * mebibyte, files: 20 };

interface Acting {
  case: string;
  role: string;
  by: string;
  at: Instant;
  today: CalendarDate;
}

export type Attached = { attached: string } | { refused: Text } | { refusals: Refusal[] };

/** Keeps a file and names it among the annexes of the nomination; neither without the other. @throws {NoSuchCase} */
export async function attach(
  office: Office,
  acting: Acting,
  file: { name: string; content: Uint8Array },
): Promise<Attached> {
  const { attachments } = office.ledger;
  const name = fileName(file.name);
  const type = fileType(name, file.content);
  if (file.content.length === 0) return { refused: empty };
  if (file.content.length > attachmentLimits.bytes) return { refused: tooLarge };
  if (type === null) return { refused: otherType };
  if ((await attachments.list(acting.case)).length >= attachmentLimits.files) return { refused: tooMany };
  const { content } = file;
  const kept = { caseId: acting.case, name, type, content, addedBy: acting.by, addedAt: acting.at };
  if (!(await attachments.add(kept))) return { refused: nameTaken(name) };
  let named = false;
  try {
    const refusals = await saveAnnexes(office, acting, (names) => [...names, name]);
    named = refusals.length === 0;
    return named ? { attached: name } : { refusals };
  } finally {
    const added = named ? undefined : (await attachments.list(acting.case)).find((each) => each.name === name);
    if (added) await attachments.remove(acting.case, added.id);
  }
}

/** Takes a file away, and its name from the annexes. @throws {NoSuchCase} */
export async function detach(office: Office, acting: Acting, file: Attachment): Promise<Refusal[]> {
  const refusals = await saveAnnexes(office, acting, (names) => names.filter((each) => each !== file.name));
  if (refusals.length === 0) await office.ledger.attachments.remove(acting.case, file.id);
  return refusals;
}

async function saveAnnexes(
  office: Office,
  { case: id, role, by, at, today }: Acting,
  change: (names: string[]) => string[],
): Promise<Refusal[]> {
  const { snapshot } = await caseById(office, id);
  const project = localProjectOf(snapshot);
  const payload = { localProject: { ...project, annexes: change(annexesOf(project)) } };
  const given = await giveCommand(office, {
    case: id,
    name: 'nomination.save',
    payload,
    actor: { role, by },
    occurredAt: businessDate(today, undefined),
    at,
  });
  return 'refusals' in given ? given.refusals : [];
}

function localProjectOf({ facts }: Case): JsonObject {
  const project = (facts.nomination as JsonObject | undefined)?.localProject;
  return (project as JsonObject | undefined) ?? {};
}

function annexesOf({ annexes }: JsonObject): string[] {
  return Array.isArray(annexes) ? annexes.filter((each: Json) => typeof each === 'string') : [];
}

const empty: Text = { da: 'Filen er tom.', en: 'The file is empty.' };
const tooLarge: Text = { da: 'Filen må højst fylde 10 MB.', en: 'The file may take up at most 10 MB.' };
const tooMany: Text = {
  da: `En indstilling kan have højst ${attachmentLimits.files} bilag. Fjern et, før du vedhæfter et nyt.`,
  en: `A nomination can have at most ${attachmentLimits.files} annexes. Remove one before you attach another.`,
};
const otherType: Text = {
  da: 'Filen skal være en PDF, et Word-dokument (.docx), et Excel-ark (.xlsx) eller et billede (.png eller .jpg), og indholdet skal passe til filens navn. Filer med makroer tages ikke imod.',
  en: 'The file must be a PDF, a Word document (.docx), an Excel sheet (.xlsx) or a picture (.png or .jpg), and the content must match the name. Files with macros are not accepted.',
};

function nameTaken(name: string): Text {
  return {
    da: `Der er allerede et bilag, der hedder »${name}«. Fjern det først, eller giv filen et andet navn.`,
    en: `There is already an annex called “${name}”. Remove it first, or give the file another name.`,
  };
}
