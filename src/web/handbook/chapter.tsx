import { CalendarChapter } from './calendar.tsx';
import { MailsChapter } from './mails.tsx';
import { OrganisationsChapter } from './organisations.tsx';
import { ParametersChapter } from './parameters.tsx';
import type { acrossChapters } from './reading.tsx';
import { RolesChapter } from './roles.tsx';
import { SourcesChapter } from './sources.tsx';
import { TrialsChapter } from './trials.tsx';

export type AcrossPath = (typeof acrossChapters)[number]['path'];

/** @param labelledBy id of the chapter's own heading. */
export function AcrossChapter({ path, labelledBy }: { path: AcrossPath; labelledBy: string }) {
  switch (path) {
    case 'parameters':
      return <ParametersChapter />;
    case 'trials':
      return <TrialsChapter />;
    case 'mails':
      return <MailsChapter />;
    case 'roles':
      return <RolesChapter />;
    case 'organisations':
      return <OrganisationsChapter labelledBy={labelledBy} />;
    case 'calendar':
      return <CalendarChapter />;
    case 'sources':
      return <SourcesChapter labelledBy={labelledBy} />;
    default:
      return path satisfies never;
  }
}
