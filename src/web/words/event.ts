import type { Text } from '../../policy/types.ts';

export const eventWords = {
  none: { da: 'Der er ingen sådan hændelse', en: 'There is no such event' },
  enteredBy: { da: 'Id, det er indført med', en: 'Id it was entered with' },
  judgedBy: { da: 'Efter reglerne pr.', en: 'By the rules of' },
  advisory: {
    da: 'Besluttet uden for systemet og indført bagefter: reglernes svar er vist, men bandt ikke.',
    en: 'Decided outside the system and entered afterwards: the answers of the rules are shown but did not bind.',
  },
  rules: { da: 'Regler, der blev spurgt', en: 'Rules that were asked' },
  noRules: { da: 'Ingen regel blev spurgt.', en: 'No rule was asked.' },
  must: { da: 'skal', en: 'must' },
  should: { da: 'bør', en: 'should' },
  all: { da: 'alle disse', en: 'all of these' },
  any: { da: 'mindst én af disse', en: 'at least one of these' },
  not: { da: 'ikke dette', en: 'not this' },
  condition: { da: 'betingelsen', en: 'the condition' },
  missing: { da: 'mangler', en: 'missing' },
  found: { da: 'der stod', en: 'found' },
  hidden: {
    da: 'De oplysninger, reglen læste, er kun for dem, der følger valideringen og vurderingen.',
    en: 'The facts that the rule read are only for those who follow the validation and the assessment.',
  },
  agree: { da: 'Den anden regelmotor svarer det samme.', en: 'The other rules engine answers the same.' },
  disagree: { da: 'Den anden regelmotor svarer noget andet.', en: 'The other rules engine answers otherwise.' },
  notAsked: { da: 'Den anden regelmotor blev ikke spurgt.', en: 'The other rules engine was not asked.' },
  verdicts: {
    pass: { da: 'opfyldt', en: 'met' },
    fail: { da: 'ikke opfyldt', en: 'not met' },
    unknown: { da: 'kan ikke afgøres', en: 'cannot be decided' },
  },
} satisfies Record<string, Text | Record<string, Text>>;
