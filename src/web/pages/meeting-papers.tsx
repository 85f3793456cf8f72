/** The papers of a meeting as files. */

import { knownProblem } from '../../service/known-problem.ts';
import { type PapersFormat, type PapersKind, printMeetingPapers } from '../../service/meeting-papers.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { meetingWords as words } from '../words/meetings.ts';

const types: Record<PapersFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

export const meetingPapersRoutes: Route[] = (['agenda', 'minutes'] as const).flatMap((kind) =>
  (['docx', 'pdf'] as const).map(
    (format): Route => ({
      method: 'GET',
      path: `/meetings/:case/${kind}.${format}`,
      // A browser is started for every PDF.
      ...(format === 'pdf' ? { perMinute: 20 } : {}),
      open: 'signed-in',
      handle: (visit) => papers(visit, kind, format),
    }),
  ),
);

async function papers(visit: SignedIn, kind: PapersKind, format: PapersFormat): Promise<Answer> {
  const { house, kase, language, say } = visit;
  const { id, title } = kase.snapshot;
  try {
    const printed = await printMeetingPapers(house.office, house.printer, id, { kind, format, language });
    if ('problem' in printed) return { redirect: `/meetings/${id}` };
    return { file: Buffer.from(printed.file), type: types[format], name: `${id}-${say(names[kind])}.${format}` };
  } catch (error) {
    if (knownProblem(error)?.code !== 'no-browser') throw error;
    const body = (
      <>
        <h1>{say(words.noPdf)}</h1>
        <p class="font-lead">{say(words.noPdfText)}</p>
        <p>
          <a href={`/meetings/${id}/${kind}.docx`}>{say(kind === 'agenda' ? words.agendaDocx : words.minutesDocx)}</a>
        </p>
      </>
    );
    const trail = [
      { title: say(words.title), href: '/meetings' },
      { title, href: `/meetings/${id}` },
    ];
    return { page: { title: say(words.noPdf), section: 'meetings', trail, body }, status: 503 };
  }
}

const names = { agenda: { da: 'dagsorden', en: 'agenda' }, minutes: { da: 'referat', en: 'minutes' } };
