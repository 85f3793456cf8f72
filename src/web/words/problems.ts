import type { Text } from '../../policy/types.ts';

/** What a visitor is told when something cannot be shown or done. */
export const problems = {
  'not-found': {
    title: { da: 'Siden findes ikke', en: 'The page does not exist' },
    text: {
      da: 'Der er ikke noget her, som du kan se. Adressen kan være skrevet forkert, eller du har ikke adgang.',
      en: 'There is nothing here that you may see. The address may be misspelt, or you may not have access.',
    },
  },
  forbidden: {
    title: { da: 'Det har du ikke adgang til', en: 'You do not have access to this' },
    text: {
      da: 'Din rolle giver ikke adgang til siden. Spørg sekretariatet, hvis du mener, at den burde.',
      en: 'Your role does not give access to the page. Ask the secretariat if you think it should.',
    },
  },
  'form-expired': {
    title: { da: 'Siden var for gammel', en: 'The page was too old' },
    text: {
      da: 'Intet er ændret. Gå tilbage, genindlæs siden, og prøv igen. Det, du har skrevet, kan kopieres fra den gamle side.',
      en: 'Nothing was changed. Go back, reload the page and try again. What you wrote can be copied from the old page.',
    },
  },
  'too-many': {
    title: { da: 'Vent lidt', en: 'Wait a moment' },
    text: {
      da: 'Der er kommet for mange forespørgsler fra din adresse. Prøv igen om et minut.',
      en: 'Too many requests have come from your address. Try again in a minute.',
    },
  },
  'too-large': {
    title: { da: 'Det sendte er for stort', en: 'What was sent is too large' },
    text: {
      da: 'Intet er ændret. Vedhæft mindre filer, eller del teksten op.',
      en: 'Nothing was changed. Attach smaller files, or divide the text.',
    },
  },
  unreadable: {
    title: { da: 'Det sendte kunne ikke læses', en: 'What was sent could not be read' },
    text: { da: 'Intet er ændret. Gå tilbage, og prøv igen.', en: 'Nothing was changed. Go back and try again.' },
  },
  unexpected: {
    title: { da: 'Noget gik galt hos os', en: 'Something went wrong on our side' },
    text: {
      da: 'Intet er gået tabt, og fejlen er noteret. Prøv igen om lidt, eller skriv til sekretariatet.',
      en: 'Nothing was lost, and the fault has been noted. Try again shortly, or write to the secretariat.',
    },
  },
} satisfies Record<string, { title: Text; text: Text }>;

export type ProblemName = keyof typeof problems;
