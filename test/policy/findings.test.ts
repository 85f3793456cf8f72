import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/policy/check.ts';
import { formatFinding } from '../../src/policy/findings.ts';
import { type Code, codes } from '../../src/policy/messages.ts';
import { check, type Edit, kindSchemas, placeOf } from './broken-text.ts';
import { smallText } from './small-text.ts';

const told = new Set<Code>();
const resume = `    on:
      application.resume:
        target: reading
        meta:
          title: { da: Genoptag, en: Resume }
          source: [GOV-001]
`;

const workflow = 'workflows/permit.yaml';
const phase = 'workflows/permit/review.yaml';
const parameters = 'rules/parameters.yaml';
const criteria = 'rules/criteria/complete.yaml';
const deadlines = 'rules/deadlines.yaml';
const reminders = 'rules/reminders.yaml';
const rights = 'rules/rights.yaml';
const conditions = 'rules/conditions.yaml';
const trial = 'rules/trials/faster.yaml';
const precedent = 'rules/precedents/barn.yaml';
const form = 'schemas/forms/application.json';
const soonDa = 'rules/messages/soon.da.md';
const invitations = 'rules/invitations.yaml';
const invitation = (to: string) => `invitations:
  inspection:
    title: { da: Syn, en: Inspection }
    workflow: permit
    milestone: inspection-1
    while: [reading]
    hours: { from: '09:00', to: ${to} }
    to: [{ role: clerk }]
    messages: { invited: received, moved: received, cancelled: received }
    source: [GOV-001]
`;

/** What is done to the small text, which single finding it gives, and words of its sentences. */
const faults: [fact: string, code: Code, edits: Edit[], da?: string, en?: string][] = [
  // Reading
  ['a line indented wrongly', 'unreadable', [[deadlines, 'for: P14D', 'for: ‸P14D: x']], 'to koloner'],
  ['a tab', 'unreadable', [[deadlines, '    kind: cap', '‸\tkind: cap']], 'tabulator', 'tab'],
  [
    'a key twice',
    'duplicate-key',
    [[deadlines, '    kind: cap', '    kind: cap\n    ‸kind: cap']],
    '"kind" står her to gange',
    '"kind" stands here twice',
  ],
  [
    'a JSON key twice',
    'duplicate-key',
    [[form, '  "type": "object",', '  "type": "object",\n  ‸"type": "object",']],
    '"type"',
  ],
  [
    'a placeholder that begins a subject without quotation marks',
    'unreadable',
    [[soonDa, /^subject: .*$/m.exec(smallText[soonDa]!)![0], 'subject: ‸{{case.title}}']],
    'sæt teksten i anførselstegn',
    'put the text in quotation marks',
  ],
  ['an alias', 'alias-refused', [[reminders, 'message: soon', 'message: ‸*m']]],
  ['an anchor', 'alias-refused', [[reminders, 'message: soon', 'message: &m ‸soon']]],
  [
    'a merge key',
    'merge-refused',
    [[reminders, '    deadline: handling', '    ‸<<: { a: 1 }\n    deadline: handling']],
  ],
  ['a tag', 'tag-refused', [[reminders, 'message: soon', 'message: !!binary ‸soon']]],
  [
    '__proto__ as a key',
    'reserved-key',
    [[reminders, '    deadline: handling', '    ‸__proto__: { a: 1 }\n    deadline: handling']],
    '"__proto__"',
  ],
  [
    'constructor as a key',
    'reserved-key',
    [[form, '"properties": {\n    "title"', '"properties": {\n    ‸"constructor": {}, "title"']],
  ],
  ['a letter saved in another encoding', 'not-utf8', [[reminders, 'message: soon', 'message: so‸\uFFFDon']]],
  ['a NUL', 'control-character', [[reminders, 'message: soon', 'message: so‸\u0000on']], 'U+0000'],
  ['seventy levels', 'too-deep', [[precedent, 'events:', `note: ${'['.repeat(63)}‸[1]${']'.repeat(63)}\nevents:`]]],
  ['an empty file', 'empty-file', [['rules/trials/none.yaml', '', '‸# nothing\n']]],
  ['a message without front matter', 'front-matter', [[soonDa, "---\nsubject: 'Frist {{deadline.due}}'\n---\n", '‸']]],
  [
    'a rule file with another ending',
    'unknown-file',
    [['rules/deadline.yml', '', '‸a: 1\n']],
    'mente du',
    'did you mean',
  ],
  // Shape
  [
    'a misspelled key',
    'unknown-key',
    [[deadlines, '    until: [granted]', '    ‸untill: [granted]']],
    'mente du "until"?',
    'did you mean "until"?',
  ],
  [
    'a misspelled key in one of several shapes',
    'unknown-key',
    [[workflow, '{ set: application }', '{ set: application, ‸vallue: $.area }']],
    'mente du "value"?',
  ],
  [
    'a recording of no kind',
    'unknown-key',
    [[workflow, '{ set: application }', '{ ‸sett: application }']],
    'mente du "set"?',
  ],
  [
    'a comma in a text',
    'comma-in-text',
    [[parameters, 'da: Mindste areal,', 'da: Mindste areal, ‸som tæller,']],
    'sæt hele teksten i anførselstegn',
  ],
  [
    'a timer of XState',
    'statechart-feature',
    [[phase, '  waiting:\n', '  waiting:\n    ‸after: { 1000: reading }\n']],
    'rules/deadlines.yaml',
    'rules/deadlines.yaml',
  ],
  [
    'a missing key',
    'missing-key',
    [[deadlines, '  answer:\n    title: { da: Svar, en: Answer }\n', '  ‸answer:\n']],
    '"title" mangler her',
    '"title" is missing here',
  ],
  [
    'a text where a list belongs',
    'wrong-type',
    [[deadlines, 'until: [granted]', 'until: ‸granted']],
    'en liste',
    'a list',
  ],
  [
    'a number where one of two shapes belongs',
    'wrong-type',
    [[deadlines, 'for: P14D', 'for: ‸14']],
    'en tekst eller nøgler',
  ],
  [
    'a word that is none of the choices',
    'not-one-of',
    [[deadlines, 'kind: cap', 'kind: ‸cop']],
    'mente du "cap"?',
    'did you mean "cap"?',
  ],
  [
    'a letter too many in a period',
    'not-a-period',
    [[deadlines, 'for: P14D', 'for: ‸P14DD']],
    '"P14DD" er ikke en periode; mente du "P14D"?',
    '"P14DD" is not a period; did you mean "P14D"?',
  ],
  [
    '30 February',
    'not-a-date',
    [[parameters, '2023-01-01', '‸2026-02-30']],
    'mente du "2026-02-28"?',
    'did you mean "2026-02-28"?',
  ],
  ['30 February in a precedent', 'not-a-date', [[precedent, '2019-03-01', '‸2019-02-30']], 'mente du "2019-02-28"?'],
  ['an id with capitals', 'not-an-id', [[reminders, '  handling:', '  ‸myHandling:']], 'mente du "my-handling"?'],
  ['a payload path without $', 'wrong-shape', [[phase, 'at: $.date', 'at: ‸date']]],
  [
    'an empty list of roles',
    'wrong-size',
    [[rights, 'roles: [applicant]', 'roles: ‸[]']],
    'mindst 1 element',
    'at least 1 item',
  ],
  [
    'a rung with two places',
    'exactly-one-of',
    [[reminders, '{ id: week-before,', '‸{ id: week-before, on: true,']],
    '"before"',
  ],
  ['a role twice', 'repeated', [[rights, 'roles: [applicant]', 'roles: [applicant, ‸applicant]']]],
  [
    'a form that is no JSON Schema',
    'not-one-of',
    [[form, '"type": "boolean"', '"type": ‸"bolean"']],
    'mente du "boolean"?',
  ],
  [
    'a criterion without an unknown example',
    'example-missing',
    [
      [
        criteria,
        '    examples:\n      - { given: { application: { area: 10 } }',
        '    ‸examples:\n      - { given: { application: { area: 10 } }',
      ],
      [
        criteria,
        '{ given: { application: {} }, then: unknown }',
        '{ given: { application: { area: 0 } }, then: fail }',
      ],
    ],
  ],
  // Names
  [
    'a target that does not exist',
    'unknown-name',
    [[workflow, 'target: review', 'target: ‸reveiw']],
    'ingen tilstand med navnet "reveiw"; mente du "review"?',
    'no state called "reveiw"; did you mean "review"?',
  ],
  [
    'an initial state that does not exist',
    'unknown-name',
    [[phase, 'initial: reading', 'initial: ‸readin']],
    'mente du "reading"?',
  ],
  [
    'a guard that does not exist',
    'unknown-name',
    [[workflow, 'guard: complete', 'guard: ‸compleet']],
    'mente du "complete"?',
  ],
  [
    'a form that does not exist',
    'unknown-name',
    [[workflow, 'form: application', 'form: ‸aplication']],
    'ingen formular',
  ],
  ['a field that the form does not have', 'unknown-name', [[phase, 'at: $.date', 'at: ‸$.dato']], 'mente du "date"?'],
  [
    'a message that does not exist',
    'unknown-name',
    [[reminders, 'message: soon', 'message: ‸sooon']],
    'mente du "soon"?',
  ],
  ['an owner that does not exist', 'unknown-name', [[phase, 'owner: clerk', 'owner: ‸clark']], 'mente du "clerk"?'],
  ['a recipient that does not exist', 'unknown-name', [[reminders, 'role: clerk', 'role: ‸clark']], 'ingen rolle'],
  [
    'a milestone that does not exist',
    'unknown-name',
    [[deadlines, 'until: [granted]', 'until: [‸grantd]']],
    'ingen milepæl',
  ],
  [
    'a pattern that no milestone follows',
    'unknown-name',
    [[phase, "'inspection-{number}'", "‸'inspektion-{number}'"]],
    'ingen milepæl',
  ],
  [
    'a parameter that does not exist',
    'unknown-name',
    [[deadlines, 'parameter: handling-time', 'parameter: ‸handlingtime']],
    'mente du "handling-time"?',
  ],
  [
    'a parameter that is no period',
    'unknown-name',
    [[deadlines, 'parameter: handling-time', 'parameter: ‸smallest-area']],
    'periode',
  ],
  [
    'a deadline that does not exist',
    'unknown-name',
    [[reminders, 'deadline: handling', 'deadline: ‸handeling']],
    'ingen frist',
  ],
  [
    'a command of a right that does not exist',
    'unknown-name',
    [
      [
        rights,
        '    inspection.plan:',
        '    ‸inspektion.plan: { roles: [clerk], source: [GOV-001] }\n    inspection.plan:',
      ],
    ],
    'ingen kommando',
  ],
  [
    'a command of the engine that does not exist',
    'unknown-name',
    [[deadlines, '    until: [granted]', '    until: [granted]\n    passed: ‸application.resum']],
    'mente du "application.resume"?',
  ],
  [
    'a state of a right that does not exist',
    'unknown-name',
    [[rights, 'in: [reading]', 'in: [‸reeding]']],
    'ingen tilstand',
  ],
  [
    'a source that is not in the register',
    'unknown-name',
    [[reminders, 'source: [GOV-001]', 'source: [‸GOV-011]']],
    'mente du "GOV-001"?',
  ],
  [
    'a source in a criterion that is not in the register',
    'unknown-name',
    [[criteria, 'source: [GOV-001]', 'source: [‸GOV-01]']],
    'mente du "GOV-001"?',
  ],
  ['a phase that does not exist', 'unknown-name', [[workflow, 'use: review', 'use: ‸reviw']], 'ingen fase'],
  [
    'a document that is not in the register',
    'unknown-name',
    [[precedent, 'source: { document: act }', 'source: { document: ‸akt }']],
    'intet dokument',
  ],
  [
    'a command of a precedent that does not exist',
    'unknown-name',
    [[precedent, 'do: application.send', 'do: ‸application.sent']],
    'mente du "application.send"?',
  ],
  [
    'a state of a precedent that does not exist',
    'unknown-name',
    [[precedent, 'place: review.reading', 'place: ‸review.readin']],
  ],
  [
    'a milestone of a precedent that does not exist',
    'unknown-name',
    [[precedent, '{ applied: unknown }', '{ ‸aplied: unknown }']],
    'mente du "applied"?',
  ],
  [
    'an organisation that does not exist',
    'unknown-name',
    [[precedent, 'organisation: town', 'organisation: ‸twon']],
    'ingen organisation',
  ],
  [
    'a required field without a field',
    'unknown-name',
    [[form, '"required": ["title"]', '"required": [‸"titel"]']],
    'intet felt',
  ],
  [
    'a path in a trial that does not exist',
    'unknown-name',
    [[trial, 'parameters.handling-time', '‸parameters.handeling-time']],
    'mente du "handling-time"?',
  ],
  [
    'a milestone in a condition that does not exist',
    'unknown-name',
    [
      [
        conditions,
        '{ fact: application, path: $.area, operator: greaterThan, value: 50 }',
        '{ any: [{ fact: application, path: $.area, operator: greaterThan, value: 50 }, { fact: milestones, path: ‸$.aplied, operator: notEmpty, value: true }] }',
      ],
      [criteria, '{ application: { area: 10 } }, then: fail }', '{ application: { area: 10 } }, then: unknown }'],
      [
        criteria,
        '{ given: {}, then: unknown }',
        "{ given: { application: { area: 1 }, milestones: { aplied: '' } }, then: fail }",
      ],
    ],
    'mente du "applied"?',
  ],
  [
    'a state name that several states have',
    'ambiguous-state',
    [
      [
        workflow,
        '      application.send:',
        '      application.skip: { target: other, meta: { title: { da: S, en: S }, source: [GOV-001] } }\n      application.send:',
      ],
      [
        workflow,
        '  closed:\n',
        '  other:\n    meta: { title: { da: A, en: O } }\n    initial: waiting\n    states: { waiting: { meta: { title: { da: V, en: W } }, on: { application.skip: { target: closed, meta: { title: { da: S, en: S }, source: [GOV-001] } } } } }\n  closed:\n',
      ],
      [
        rights,
        '    inspection.plan:',
        '    application.skip: { roles: [clerk], source: [GOV-001] }\n    inspection.plan:',
      ],
      [deadlines, 'while: [review]', 'while: [‸waiting]'],
    ],
    '"review.waiting", "other.waiting"',
  ],
  [
    'a criterion named as another',
    'name-taken',
    [
      [
        'rules/criteria/other.yaml',
        '',
        smallText[criteria]!.replace('gate: complete', 'gate: other')
          .replace('  has-area:', '  ‸has-area:')
          .replace(/ {2}is-large:[\s\S]*/, ''),
      ],
    ],
  ],
  [
    'deadlines counted from each other',
    'names-form-a-ring',
    [[deadlines, 'from: { milestone: [applied] }', 'from: { deadline: ‸answer }']],
    'handling → answer → handling',
  ],
  [
    'a gate that does not match its file',
    'name-differs-from-file',
    [
      [criteria, 'gate: complete', 'gate: ‸whole'],
      [workflow, 'guard: complete', 'guard: whole'],
    ],
  ],
  [
    'a field read without a form',
    'payload-without-form',
    [
      [phase, '          form: inspection\n', ''],
      [phase, "[{ plan: 'inspection-{number}', at: $.date }]", '[{ milestone: inspection-1, at: ‸$.date }]'],
    ],
  ],
  [
    'a fact with a name of the system',
    'reserved-fact',
    [[workflow, '{ set: application }', '{ set: application }, { set: ‸planned }']],
  ],
  ['a value of another unit', 'value-not-of-unit', [[parameters, 'value: 50', 'value: ‸fifty']]],
  ['dates in the wrong order', 'dates-out-of-order', [[parameters, '2024-01-01', '‸2019-01-01']]],
  [
    'a criterion that ends before it begins',
    'ends-before-it-begins',
    [[criteria, 'until: 2025-01-01', 'until: ‸2021-01-01']],
  ],
  [
    'a trial of what cannot be changed',
    'cannot-be-changed',
    [[trial, 'criteria.is-large.strength: must', '‸criteria.is-large.title: x']],
  ],
  [
    'a trial with a misspelled place',
    'cannot-be-changed',
    [[trial, 'criteria.is-large.strength: must', '‸criteria.is-large.strenght: must']],
    'mente du "criteria.is-large.strength"?',
  ],
  // Messages
  [
    'an unknown placeholder',
    'unknown-name',
    [
      [soonDa, '{{deadline.due}}', '‸{{deadline.du}}'],
      ['rules/messages/soon.en.md', '{{deadline.due}}', '‸{{deadline.du}}'],
    ],
    'mente du "deadline.due"?',
  ],
  ['a placeholder in one language', 'placeholder-in-one-language', [[soonDa, 'Højst', '‸{{case.id}}: højst']]],
  [
    'a due date in a message without a deadline',
    'placeholder-without-deadline',
    [
      ['rules/messages/received.da.md', 'Kære', '‸{{deadline.due}}'],
      ['rules/messages/received.en.md', 'Dear', '‸{{deadline.due}}'],
    ],
  ],
  [
    'words of an invitation in a message that is none',
    'placeholder-elsewhere',
    [
      ['rules/messages/received.da.md', 'Kære', '‸{{invitation.date}}'],
      ['rules/messages/received.en.md', 'Dear', '‸{{invitation.date}}'],
    ],
    'rules/invitations.yaml',
  ],
  [
    'an invitation that ends before it begins',
    'hours-reversed',
    [[invitations, '', invitation("‸'08:00'")]],
    'ikke efter',
  ],
  [
    'an invitation whose hour is a parameter of another unit',
    'unknown-name',
    [[invitations, '', invitation('{ parameter: ‸handling-time }')]],
    'klokkeslæt',
    'time of day',
  ],
  [
    'an invitation to a milestone that does not exist',
    'unknown-name',
    [[invitations, '', invitation("'12:00'").replace('inspection-1', '‸inspection-9')]],
    'mente du "inspection-1"',
  ],
  [
    'a role with one mail a day where no time is given',
    'digest-without-time',
    [[rights, 'clerk: { ', 'clerk: { ‸digest: daily, ']],
    'hvornår',
  ],
  [
    'a daily mail outside the hours for mail',
    'wrong-shape',
    [
      ['rules/calendar.yaml', 'workingDaysOnly: true', "workingDaysOnly: true, digest: { at: ‸'16:00', message: day }"],
      ['rules/messages/day.da.md', '', '---\nsubject: x\n---\ny\n'],
      ['rules/messages/day.en.md', '', '---\nsubject: x\n---\ny\n'],
    ],
  ],
  [
    'a message that nobody sends',
    'never-used',
    [
      ['rules/messages/spare.da.md', '', '‸---\nsubject: x\n---\ny\n'],
      ['rules/messages/spare.en.md', '', '---\nsubject: x\n---\ny\n'],
    ],
  ],
  [
    'a message in one language',
    'language-missing',
    [
      ['rules/messages/spare.da.md', '', '‸---\nsubject: x\n---\ny\n'],
      [
        reminders,
        'message: soon }',
        'message: soon }\n      - { id: day, on: true, to: [{ role: clerk }], message: spare }',
      ],
    ],
    'rules/messages/spare.en.md',
  ],
  // Conditions
  [
    'an unknown operator',
    'condition-fault',
    [[conditions, 'operator: greaterThan', 'operator: ‸greaterThen']],
    'mente du "greaterThan"?',
    'did you mean "greaterThan"?',
  ],
  [
    'an example that ends otherwise',
    'example-differs',
    [
      [
        criteria,
        '{ given: { application: { area: 10 } }, then: pass }',
        '{ given: { application: { area: 10 } }, then: ‸unknown }',
      ],
      [
        criteria,
        '{ given: { application: {} }, then: unknown }',
        '{ given: { application: { area: 5 } }, then: pass }',
      ],
    ],
    'reglen svarer "pass"',
  ],
  // Statecharts
  [
    'a state with states inside and no beginning',
    'initial-missing',
    [[phase, '  waiting:\n', '  ‸waiting:\n    states: { inner: { meta: { title: { da: I, en: I } } } }\n']],
  ],
  [
    'a state that nothing leads to',
    'never-reached',
    [[phase, '  waiting:\n', '  ‸lost:\n    meta: { title: { da: Tabt, en: Lost } }\n  waiting:\n']],
    '"review.lost"',
  ],
  [
    'a state that nothing leads out of',
    'no-way-out',
    [
      [phase, '  waiting:', '  ‸waiting:'],
      [phase, resume, ''],
      [rights, '    application.resume: { roles: [clerk, engine], source: [GOV-001] }\n', ''],
    ],
    '"review.waiting"',
  ],
  [
    'a command that nobody may give',
    'nobody-may',
    [
      [rights, '    inspection.plan: { roles: [clerk], source: [GOV-001] }\n', ''],
      [phase, '      inspection.plan:', '      ‸inspection.plan:'],
    ],
  ],
  [
    'a command that the engine is to give and may not',
    'engine-may-not',
    [
      [rights, 'application.resume: { roles: [clerk, engine]', 'application.resume: { roles: [clerk]'],
      [deadlines, '    until: [granted]', '    until: [granted]\n    passed: ‸application.resume'],
    ],
  ],
  [
    'a command that follows in another case, in a role that may not give it',
    'role-may-not',
    [
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ case: $.title, command: ‸application.grant, as: applicant }]',
      ],
    ],
    '"applicant" må ikke give kommandoen "application.grant"',
    '"applicant" may not give the command "application.grant"',
  ],
  [
    'a command that follows in another case and that no case takes',
    'unknown-name',
    [
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ case: $.title, command: ‸application.grand, as: clerk }]',
      ],
    ],
    'mente du "application.grant"?',
  ],
  [
    'a choice of the form that is no command',
    'unknown-name',
    [
      [form, '"const": "red"', '"const": ‸"application.grand"'],
      [form, '"const": "blue"', '"const": "application.grant"'],
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ case: $.title, command: $.colour, as: clerk }]',
      ],
    ],
  ],
  [
    'a case named in a field that the form lacks',
    'unknown-name',
    [
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ case: ‸$.titel, command: application.grant, as: clerk }]',
      ],
    ],
  ],
  [
    'a link that no workflow has',
    'unknown-name',
    [
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ linkedAs: ‸site, in: [review.reading], command: application.grant, as: clerk }]',
      ],
    ],
    'ingen tilknytning hertil',
  ],
  [
    'a state in which no linked case can be',
    'unknown-name',
    [
      [workflow, 'initial: draft\n', 'initial: draft\nlinks: { site: permit }\n'],
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ linkedAs: site, in: [‸reading], command: application.grant, as: clerk }]',
      ],
    ],
  ],
  [
    'a new case of a workflow that does not exist',
    'unknown-name',
    [
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ start: ‸permits, title: $.title, linkAs: site, as: clerk }]',
      ],
    ],
    'mente du "permit"?',
  ],
  [
    'a new case with a fact that nothing writes',
    'unknown-name',
    [
      [workflow, 'initial: draft\n', 'initial: draft\nlinks: { site: permit }\n'],
      [
        workflow,
        'form: application',
        'form: application\n          drive: [{ start: permit, title: $.title, linkAs: site, facts: { application: ‸aplication.area }, as: clerk }]',
      ],
    ],
  ],
  [
    'a criterion set aside by a field that the form lacks',
    'unknown-name',
    [[workflow, '{ set: application }', '{ set: application }, { waive: ‸$.criterium, until: $.colour }']],
  ],
  [
    'a clock that stands still in a state that does not exist',
    'unknown-name',
    [[deadlines, '    while: [review]', '    while: [review]\n    stopsIn: [‸reeding]']],
  ],
  [
    'a transition after one that is always taken',
    'never-tried',
    [
      [
        phase,
        resume,
        '    on:\n      application.resume:\n        - { target: reading, meta: { title: { da: G, en: R }, source: [GOV-001] } }\n        - ‸{ target: closed, meta: { title: { da: G, en: R }, source: [GOV-001] } }\n',
      ],
    ],
  ],
  // What holds for a time
  [
    'a value that ends after the next has begun',
    'periods-overlap',
    [[parameters, '{ value: P2M,', '{ value: P2M, until: ‸2024-06-01,']],
    'men det næste begynder allerede 2024-01-01',
  ],
  [
    'a value that ends before the next begins',
    'gap-between-periods',
    [[parameters, '{ value: P2M,', '{ value: P2M, until: ‸2023-06-01,']],
    'Fra 2023-06-01 til 2024-01-01 gælder intet',
    'From 2023-06-01 to 2024-01-01 nothing holds',
  ],
  [
    'two criteria of one title that hold at once',
    'periods-overlap',
    [
      [criteria, '{ da: Stort, en: Large }', '{ da: Arealet er oplyst, en: The area is given }'],
      [criteria, 'from: 2022-01-01', 'from: ‸2022-01-01'],
    ],
    'giv det foregående en "until"',
  ],
  [
    'two criteria of one title with a gap between them',
    'gap-between-periods',
    [
      [criteria, 'from: 2020-01-01 }', 'from: 2020-01-01, until: ‸2021-01-01 }'],
      [criteria, '{ da: Stort, en: Large }', '{ da: Arealet er oplyst, en: The area is given }'],
    ],
  ],
  [
    'a value that is the same as the one before',
    'value-repeated',
    [[parameters, '2024-01-01: { value: P1M, status: decided', '‸2024-01-01: { value: P2M, status: in-force']],
  ],
  [
    'an example of an answer that is said never to come',
    'example-of-never',
    [
      [
        criteria,
        '    otherwise: { da: Oplys arealet.',
        '    never: { fail: { da: Et areal er over nul, en: An area is above zero } }\n    otherwise: { da: Oplys arealet.',
      ],
      [criteria, '{ application: { area: 0 } }, then: fail', '{ application: { area: 0 } }, then: ‸fail'],
    ],
  ],
  // What cases go through
  [
    'a milestone that no command records',
    'never-recorded',
    [
      [
        workflow,
        '  granted: { title',
        '  ‸lost: { title: { da: Tabt, en: Lost }, source: [GOV-001] }\n  granted: { title',
      ],
    ],
  ],
  [
    'a name for the planned day of a milestone that is never planned',
    'planned-title-idle',
    [
      [
        workflow,
        '  granted: { title: { da: Bevilget, en: Granted }',
        '  granted: { title: { da: Bevilget, en: Granted }, ‸planned: { da: Bevilges, en: To be granted }',
      ],
    ],
  ],
  [
    'a deadline met by a milestone that no command records',
    'never-recorded',
    [
      [
        workflow,
        '  granted: { title',
        '  ‸lost: { title: { da: Tabt, en: Lost }, source: [GOV-001] }\n  granted: { title',
      ],
      [deadlines, 'until: [granted]', 'until: [granted, ‸lost]'],
    ],
  ],
  [
    'a deadline from a plan that is never made',
    'never-planned',
    [[deadlines, 'from: { milestone: [applied] }', 'from: { plan: ‸granted }']],
  ],
  [
    'a deadline that counts only where its milestone has not happened yet',
    'deadline-never-counts',
    [
      [deadlines, 'from: { milestone: [applied] }', 'from: { milestone: [‸applied] }'],
      [deadlines, 'while: [review]', 'while: [draft]'],
    ],
    'kan sagen ikke længere være i "draft"',
  ],
  [
    'a deadline met by what happened before it began',
    'never-met-by',
    [[deadlines, 'until: [granted]', 'until: [granted, ‸applied]']],
  ],
  [
    'a command to be given by the engine where it is not taken',
    'command-not-taken-there',
    [
      [rights, 'application.send: { roles: [applicant]', 'application.send: { roles: [applicant, engine]'],
      [deadlines, '    until: [granted]', '    until: [granted]\n    passed: ‸application.send'],
    ],
  ],
  [
    'a state in which nobody is waited for',
    'nobody-waited-for',
    [
      [
        phase,
        '  reading:\n    meta: { title: { da: Læses, en: Being read }, owner: clerk }',
        '  ‸reading:\n    meta: { title: { da: Læses, en: Being read } }',
      ],
    ],
  ],
  [
    'a state in which nothing reminds anybody',
    'nothing-reminds',
    [
      [workflow, '  draft:\n', '  ‸draft:\n'],
      [workflow, ', openEnded: { da: Kladden er ansøgerens egen, en: The draft is the applicant’s own }', ''],
    ],
    '"draft"',
  ],
  [
    'a reason to wait where a deadline always runs',
    'open-ended-in-vain',
    [[phase, 'owner: clerk }', 'owner: clerk, ‸openEnded: { da: Det haster ikke, en: There is no hurry } }']],
  ],
  ['the engine as recipient', 'engine-receives', [[reminders, '{ role: clerk }', '{ role: ‸engine }']]],
  [
    'a recipient found by what is recorded only when the deadline is over',
    'recipients-not-yet-known',
    [
      [phase, 'record: [{ milestone: granted }]', 'record: [{ milestone: granted }, { set: decision }]'],
      [reminders, '{ role: clerk }', '{ role: clerk, of: ‸decision.town }'],
    ],
    '"decision.town"',
  ],
  [
    'a recipient found by what no command records',
    'unknown-name',
    [[reminders, '{ role: clerk }', '{ role: clerk, of: ‸aplication.title }']],
    'mente du "application"?',
  ],
  [
    'a recipient found by what the form does not have',
    'unknown-name',
    [[reminders, '{ role: clerk }', '{ role: clerk, of: ‸application.titl }']],
    'mente du "title"?',
  ],
  [
    'people who have done their part, in a list that no command writes',
    'unknown-name',
    [[reminders, '{ role: clerk }', '{ role: clerk, without: { list: ‸aplication, by: title } }']],
    'mente du "application"?',
  ],
  [
    'people who have done their part, in a field that the list does not have',
    'unknown-name',
    [
      [workflow, '{ set: application }', '{ set: application }, { append: applications }'],
      [reminders, '{ role: clerk }', '{ role: clerk, without: { list: applications, by: ‸titl } }'],
    ],
    'mente du "title"?',
  ],
  [
    'people from whom a role keeps a case, in a list that no command writes',
    'unknown-name',
    [[rights, 'en: Clerk }, source', 'en: Clerk }, except: { list: ‸aplication, by: title }, source']],
    'mente du "application"?',
  ],
  [
    'a form that has no field for who acts',
    'unknown-name',
    [[form, '  "type": "object",', '  "actor": ‸"titl",\n  "type": "object",']],
    'mente du "title"?',
  ],
  [
    'a field that refers to people with a role that does not exist',
    'unknown-name',
    [[form, '"maxLength": 10', '"refersTo": "person", "holding": ‸"clark", "maxLength": 10']],
    'mente du "clerk"?',
  ],
  [
    'a field that refers to cases by a link that does not exist',
    'unknown-name',
    [[form, '"maxLength": 10', '"refersTo": "case", "linkedAs": ‸"round", "maxLength": 10']],
    '"round"',
  ],
  [
    'a field that refers to the criteria of a gate that does not exist',
    'unknown-name',
    [[form, '"maxLength": 10', '"refersTo": "criterion", "gate": ‸"complet", "maxLength": 10']],
    'mente du "complete"?',
  ],
  [
    'a role that gets messages and may do nothing',
    'role-may-do-nothing',
    [
      [rights, '  clerk: {', '  ‸council: { title: { da: Byrådet, en: Council }, source: [GOV-001] }\n  clerk: {'],
      [reminders, '{ role: clerk }', '{ role: council }'],
    ],
    'onlyReceives: true',
  ],
  [
    'a role that only receives and yet may do something',
    'role-also-acts',
    [[rights, 'en: Clerk }, source', 'en: Clerk }, ‸onlyReceives: true, source']],
  ],
  [
    'a fact that no form has a field for',
    'unknown-name',
    [
      ['rules/messages/received.da.md', '{{fact.application.title}}', '‸{{fact.application.titl}}'],
      ['rules/messages/received.en.md', '{{fact.application.title}}', '‸{{fact.application.titl}}'],
    ],
    'mente du "title"?',
  ],
  [
    'a fact of a linked case that its workflow does not record',
    'unknown-name',
    [
      [workflow, 'initial: draft\n', 'initial: draft\nlinks: { plan: permit }\n'],
      [
        conditions,
        '{ fact: application, path: $.area, operator: greaterThan, value: 50 }',
        '{ any: [{ fact: application, path: $.area, operator: greaterThan, value: 50 }, { fact: plan, path: ‸$.aplication.area, operator: equal, value: 1 }] }',
      ],
      [criteria, '{ application: { area: 10 } }, then: fail }', '{ application: { area: 10 } }, then: unknown }'],
      [
        criteria,
        '{ given: {}, then: unknown }',
        '{ given: { application: { area: 1 }, plan: { aplication: { area: 2 } } }, then: fail }',
      ],
    ],
    'mente du "application"?',
  ],
  [
    'a parameter that nothing reads',
    'never-used',
    [
      [
        parameters,
        '  smallest-area:',
        '  ‸spare:\n    title: { da: Reserve, en: Spare }\n    unit: count\n    values:\n      2020-01-01: { value: 1, status: decided, source: [GOV-001] }\n  smallest-area:',
      ],
    ],
    'Parameteren "spare"',
    'The parameter "spare"',
  ],
  [
    'a named condition that nothing refers to',
    'never-used',
    [
      [
        conditions,
        '  large:',
        '  ‸spare:\n    title: { da: Reserve, en: Spare }\n    source: [GOV-001]\n    when: { fact: application, path: $.area, operator: equal, value: 5 }\n  large:',
      ],
    ],
  ],
  [
    'a gate that guards nothing',
    'never-used',
    [
      [criteria, 'gate: complete', 'gate: ‸complete'],
      [workflow, '        guard: complete\n', ''],
    ],
  ],
  [
    'a form that no command has',
    'never-used',
    [['schemas/forms/spare.json', '', `‸${smallText['schemas/forms/inspection.json']}`]],
  ],
  [
    'a role that has no part in anything',
    'never-used',
    [[rights, '  clerk: {', '  ‸council: { title: { da: Byrådet, en: Council }, source: [GOV-001] }\n  clerk: {']],
  ],
  [
    'a text in one language',
    'text-in-one-language',
    [[deadlines, '{ da: Svar, en: Answer }', '‸{ da: Svar }']],
    'Teksten mangler på engelsk',
    'The text is missing in English',
  ],
  [
    'a label of a form in one language',
    'text-in-one-language',
    [[form, '"label": { "da": "Titel", "en": "Title" }', '"label": ‸{ "en": "Title" }']],
    'mangler på dansk',
  ],
  [
    'a label of a choice in one language',
    'text-in-one-language',
    [[form, '{ "da": "Rød", "en": "Red" }', '‸{ "da": "Rød" }']],
  ],
  ['a text of nothing but spaces', 'empty-text', [[deadlines, 'en: Answer', "en: ‸' '"]]],
];

describe('a fault in the text', () => {
  it('is not found in a sound text', async () => {
    expect((await checkText({ ...smallText }, kindSchemas)).map((found) => formatFinding(found, 'en'))).toEqual([]);
  });

  for (const [fact, code, edits, da, en] of faults) {
    it(`${fact} is told once, as ${code}, where it stands`, async () => {
      const { findings, places } = await check(...edits);
      const found = findings.filter((one) => one.code === code);
      expect(
        findings
          .filter((one) => one.severity === 'error' || one.code === code)
          .map((one) => `${placeOf(one)} ${one.code}`),
      ).toEqual(places.toSorted().map((place) => `${place} ${code}`));
      expect(found[0]!.message.da).toMatch(/^.+[.?]$/);
      expect(found[0]!.message.en).toMatch(/^.+[.?]$/);
      expect(found[0]!.message.da).not.toBe(found[0]!.message.en);
      expect(found[0]!.message.da).toContain(da ?? '');
      expect(found[0]!.message.en).toContain(en ?? '');
      told.add(code);
    });
  }

  it('in the file list is told: a missing file, no workflow, an unknown file', async () => {
    const { 'rules/rights.yaml': _, 'workflows/permit.yaml': __, ...rest } = smallText;
    const findings = await checkText({ ...rest, 'rules/notes.txt.json': '{}' }, kindSchemas);
    const about = findings.filter(({ code }) => ['missing-file', 'no-workflow', 'unknown-file'].includes(code));
    expect(about.map((one) => `${placeOf(one)} ${one.severity} ${one.code}`)).toEqual([
      'rules/notes.txt.json:1:1 warning unknown-file',
      'rules/rights.yaml:1:1 error missing-file',
      'workflows/:1:1 error no-workflow',
    ]);
    for (const { code } of about) told.add(code);
  });

  it('that only Ajv can name is still located', async () => {
    const odd = { ...kindSchemas, 'organisations.schema.json': { not: {} } };
    const findings = await checkText({ ...smallText }, odd);
    expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([
      'rules/organisations.yaml:2:1 not-as-expected',
    ]);
    for (const { code } of findings) told.add(code);
  });

  it('is shown as one line with its place, in either language', async () => {
    const { findings } = await check([deadlines, 'for: P14D', 'for: P14DD']);
    expect(findings.map((one) => formatFinding(one, 'da'))).toEqual([
      'rules/deadlines.yaml:18:10 — "P14DD" er ikke en periode; mente du "P14D"?',
    ]);
    expect(findings.map((one) => formatFinding(one, 'en'))).toEqual([
      'rules/deadlines.yaml:18:10 — "P14DD" is not a period; did you mean "P14D"?',
    ]);
  });

  it('does not hide faults in the same file or in others', async () => {
    const { findings, places } = await check(
      [criteria, 'strength: must', 'strength: ‸most'],
      [deadlines, 'kind: cap', 'kind: ‸cop'],
      [deadlines, 'until: [granted]', 'until: [‸grantd]'],
      [deadlines, 'for: P14D', 'for: ‸P14'],
      [reminders, 'message: soon', 'message: ‸sooon'],
      [rights, 'in: [reading]', 'in: [‸reeding]'],
    );
    expect(findings.filter(({ severity }) => severity === 'error').map(placeOf)).toEqual(places);
  });

  it('that makes a file unreadable says nothing about the names defined there', async () => {
    for (const file of Object.keys(smallText)) {
      if (file.endsWith('.md')) continue;
      const findings = await checkText({ ...smallText, [file]: 'a: [' }, kindSchemas);
      expect(
        findings.map((one) => one.file),
        file,
      ).toEqual([file]);
    }
  });

  it('has a sentence in both languages, whatever it is', () => {
    // Many findings are told with the large files; what the facts lack is told by the lab, which sees the whole text.
    const ofFacts = [
      'fact-not-encoded',
      'contradiction-not-resolved',
      'reason-not-needed',
      'reason-for-contradiction',
      'two-reasons',
    ];
    expect(codes.filter((code) => !told.has(code))).toEqual(['more-findings', ...ofFacts, 'evaluators-disagree']);
    expect(codes.length).toBeGreaterThan(40);
  });
});
