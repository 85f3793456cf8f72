import { printMeetingPapers } from '../../service/meeting-papers.ts';
import type { Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

export const paperOperations: Operation[] = (['agenda', 'minutes'] as const).flatMap((kind) =>
  (['docx', 'pdf'] as const).map((format) => ({
    id: kind === 'agenda' ? `printAgenda.${format}` : `printMinutes.${format}`,
    method: 'GET',
    path: `/cases/:case/${kind}.${format}`,
    group: 'meetings',
    scope: 'read',
    title:
      kind === 'agenda'
        ? { da: `Et mødes dagsorden som ${format}`, en: `The agenda of a meeting as ${format}` }
        : { da: `Et mødes referat som ${format}`, en: `The minutes of a meeting as ${format}` },
    answer: { files: [types[format]] },
    perMinute: 30,
    async handle({ house, kase, language }) {
      const { id } = kase.snapshot;
      const printed = await printMeetingPapers(house.office, house.printer, id, { kind, format, language });
      if ('problem' in printed) throw new ApiProblem('impossible', { detail: printed.problem });
      return { file: printed.file, type: types[format], name: `${id}-${kind}.${format}` };
    },
  })),
);
