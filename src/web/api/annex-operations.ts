import type { Attachment } from '../../ledger/attachments-contract.ts';
import { attach, attachmentLimits, detach } from '../../service/attachments.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { wrongFile } from './files.ts';
import { docx, xlsx } from './media.ts';
import { writing } from './nomination-operations.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { done, id, instant, integer, list, object, string } from './schema.ts';

const common = { group: 'nominations' } as const;
const types = ['application/pdf', docx, xlsx, 'image/png', 'image/jpeg'];
const annex = object({ id: integer, name: string, type: string, size: integer, addedAt: instant });

export const annexOperations: Operation[] = [
  {
    ...common,
    id: 'listAnnexes',
    method: 'GET',
    path: '/cases/:case/annexes',
    scope: 'read',
    title: { da: 'Sagens filer', en: 'Files of a case' },
    answer: list(annex),
    async handle({ house, kase }) {
      return { json: (await house.office.ledger.attachments.list(kase.snapshot.id)).map(shown) };
    },
  },
  {
    ...common,
    id: 'attachAnnex',
    method: 'POST',
    path: '/cases/:case/annexes',
    scope: 'write',
    perMinute: 60,
    title: { da: 'Vedhæft en fil til en indstilling', en: 'Attach a file to a nomination' },
    query: { name: id },
    needs: ['name'],
    body: { bytes: types, atMost: attachmentLimits.bytes },
    answer: annex,
    async handle(call) {
      const { house, kase, query, body } = call;
      const { role, check } = await writing(call);
      const file = { name: String(query.name), content: body as Uint8Array };
      const attached = await attach(house.office, acting(call, role), file);
      if ('refused' in attached) throw wrongFile(attached.refused);
      if ('refusals' in attached) {
        const refusals = labelledRefusals(check.policy, kase.snapshot.workflow, attached.refusals);
        throw new ApiProblem('refused', { refusals });
      }
      const files = await house.office.ledger.attachments.list(kase.snapshot.id);
      return { json: shown(files.find(({ name }) => name === attached.attached) as Attachment) };
    },
  },
  {
    ...common,
    id: 'fetchAnnex',
    method: 'GET',
    path: '/cases/:case/annexes/:annex',
    scope: 'read',
    title: { da: 'En af sagens filer', en: 'A file of a case' },
    answer: { files: types },
    async handle(call) {
      const { house, kase } = call;
      const file = await annexOf(call);
      const content = await house.office.ledger.attachments.content(kase.snapshot.id, file.id);
      if (!content) throw new ApiProblem('not-found');
      return { file: content, type: file.type, name: file.name };
    },
  },
  {
    ...common,
    id: 'removeAnnex',
    method: 'DELETE',
    path: '/cases/:case/annexes/:annex',
    scope: 'write',
    title: { da: 'Fjern en fil fra en indstilling', en: 'Remove a file from a nomination' },
    answer: done,
    async handle(call) {
      const file = await annexOf(call);
      const { role, check } = await writing(call);
      const refusals = await detach(call.house.office, acting(call, role), file);
      if (refusals.length > 0) {
        const { workflow } = call.kase.snapshot;
        throw new ApiProblem('refused', { refusals: labelledRefusals(check.policy, workflow, refusals) });
      }
      return { json: { done: true } };
    },
  },
];

async function annexOf({ house, kase, params }: Call): Promise<Attachment> {
  const files = await house.office.ledger.attachments.list(kase.snapshot.id);
  const file = files.find(({ id: each }) => String(each) === params.annex);
  if (!file) throw new ApiProblem('not-found');
  return file;
}

function acting({ kase, access, at, today }: Call, role: string) {
  return { case: kase.snapshot.id, role, by: access.person.id, at, today };
}

function shown({ id: number, name, type, size, addedAt }: Attachment) {
  return { id: number, name, type, size, addedAt };
}
