/** The nomination on paper: the form as a Word file, and a filled-in one read again. */

import { type FilledForm, type FormRemark, readFilledForm } from '../documents/filled-form.ts';
import { formDocument } from '../documents/form-document.ts';
import { fieldName, paperForm } from '../documents/paper-form.ts';
import type { Instant } from '../engine/types.ts';
import { formProblems } from '../policy/forms.ts';
import { contentHash } from '../policy/hash.ts';
import type { ParsedText } from '../policy/text.ts';
import type { JsonObject, Language, Policy } from '../policy/types.ts';
import { today } from './days.ts';
import { caseById, type Office, policyOf } from './office.ts';
import { policyOn } from './policy-on.ts';

const form = 'nomination';

/** What a nomination is read and written by: the rules of a case with its draft, or those of the day. */
export interface NominationDesk {
  policy: Policy;
  draft: JsonObject;
}

/** @throws {NoSuchCase} */
export async function nominationOf(office: Office, id: string): Promise<NominationDesk> {
  const { snapshot } = await caseById(office, id);
  const draft = snapshot.facts[form];
  return { policy: await policyOf(office, snapshot), draft: (draft as JsonObject | undefined) ?? {} };
}

export function nominationOn(text: ParsedText, at: Instant): NominationDesk {
  return { policy: policyOn(text)(today(text, at)), draft: {} };
}

/** The form as a Word file, with what the draft has already. */
export function nominationForm({ policy, draft }: NominationDesk, language: Language, at: Instant): Promise<Buffer> {
  return formDocument(paperOf(policy), language, at, draft);
}

/** What a filled-in form says; nothing is saved. @throws {RefusedFile} */
export async function readNomination({ policy }: NominationDesk, docx: Uint8Array): Promise<FilledForm> {
  const read = await readFilledForm(docx, paperOf(policy));
  const fields = paperForm(paperOf(policy).form);
  const invalid = formProblems(policy, form, read.payload).problems.map(({ path, message }): FormRemark => {
    const field = fields.find((each) => path === each.path || path.startsWith(`${each.path}.`));
    const name = field ? fieldName(field) : { da: path, en: path };
    return { kind: 'invalid', path, where: { da: `felt ${name.da}`, en: `field ${name.en}` }, message };
  });
  return { ...read, problems: [...read.problems, ...invalid] };
}

function paperOf({ forms }: Policy) {
  const schema = forms[form];
  if (!schema) throw new Error('The text has no form called nomination.');
  return { id: form, form: schema, hash: contentHash(schema).slice(0, 16) };
}
