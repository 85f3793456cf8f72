/** A small invented text: applications for a permit. Sound as it stands; tests break it in memory. */

import type { TextFiles } from '../../src/policy/kinds.ts';

export const smallText: Readonly<TextFiles> = {
  'workflows/permit.yaml': `# yaml-language-server: $schema=../schemas/workflow.schema.json
title: { da: Tilladelse, en: Permit }
source: [GOV-001]
initial: draft
milestones:
  applied: { title: { da: Ansøgt, en: Applied }, source: [GOV-001] }
  inspection-1: { title: { da: Første syn, en: First inspection }, source: [GOV-001] }
  inspection-2: { title: { da: Andet syn, en: Second inspection }, source: [GOV-001] }
  granted: { title: { da: Bevilget, en: Granted }, source: [GOV-001] }
states:
  draft:
    meta: { title: { da: Kladde, en: Draft }, owner: applicant, openEnded: { da: Kladden er ansøgerens egen, en: The draft is the applicant’s own } }
    on:
      application.send:
        target: review
        guard: complete
        meta:
          title: { da: Send, en: Send }
          form: application
          record: [{ set: application }, { milestone: applied }]
          notify: [{ to: [{ role: clerk }], message: received }]
          source: [GOV-001]
  review: { use: review }
  closed:
    type: final
    meta: { title: { da: Lukket, en: Closed } }
`,
  'workflows/permit/review.yaml': `# yaml-language-server: $schema=../../schemas/phase.schema.json
title: { da: Behandling, en: Review }
source: [GOV-001]
initial: reading
states:
  reading:
    meta: { title: { da: Læses, en: Being read }, owner: clerk }
    on:
      inspection.plan:
        meta:
          title: { da: Planlæg syn, en: Plan an inspection }
          form: inspection
          record: [{ plan: 'inspection-{number}', at: $.date }]
          source: [GOV-001]
      application.grant:
        target: closed
        guard: large
        meta:
          title: { da: Bevilg, en: Grant }
          record: [{ milestone: granted }]
          source: [GOV-001]
  waiting:
    meta: { title: { da: Venter, en: Waiting }, owner: applicant }
    on:
      application.resume:
        target: reading
        meta:
          title: { da: Genoptag, en: Resume }
          source: [GOV-001]
on:
  application.pause:
    target: review.waiting
    meta:
      title: { da: Sæt på pause, en: Pause }
      record: [{ clock: stop }]
      source: [GOV-001]
`,
  'rules/parameters.yaml': `# yaml-language-server: $schema=../schemas/parameters.schema.json
parameters:
  handling-time:
    title: { da: Behandlingstid, en: Handling time }
    unit: period
    values:
      2020-01-01: { value: P2M, status: in-force, source: [GOV-001] }
      2024-01-01: { value: P1M, status: decided, source: [GOV-001] }
  smallest-area:
    title: { da: Mindste areal, en: Smallest area }
    unit: count
    values:
      2023-01-01: { value: 50, status: proposed, source: [GOV-001] }
`,
  'rules/conditions.yaml': `# yaml-language-server: $schema=../schemas/conditions.schema.json
conditions:
  large:
    title: { da: Stort byggeri, en: Large building }
    source: [GOV-001]
    when: { fact: application, path: $.area, operator: greaterThan, value: 50 }
`,
  'rules/criteria/complete.yaml': `# yaml-language-server: $schema=../../schemas/criteria.schema.json
gate: complete
workflow: permit
title: { da: Ansøgningen er fuldstændig, en: The application is complete }
criteria:
  has-area:
    title: { da: Arealet er oplyst, en: The area is given }
    strength: must
    inForce: { from: 2020-01-01 }
    source: [GOV-001]
    when: { fact: application, path: $.area, operator: greaterThan, value: 0 }
    otherwise: { da: Oplys arealet., en: Give the area. }
    examples:
      - { given: { application: { area: 10 } }, then: pass }
      - { given: { application: { area: 0 } }, then: fail }
      - { given: { application: {} }, then: unknown }
  is-large:
    title: { da: Stort, en: Large }
    strength: should
    inForce: { from: 2022-01-01, until: 2025-01-01 }
    source: [GOV-001]
    when: { condition: large }
    otherwise: { da: Byggeriet er lille., en: The building is small. }
    examples:
      - { given: { application: { area: 60 } }, then: pass }
      - { given: { application: { area: 10 } }, then: fail }
      - { given: {}, then: unknown }
`,
  'rules/deadlines.yaml': `# yaml-language-server: $schema=../schemas/deadlines.schema.json
deadlines:
  handling:
    title: { da: Behandling, en: Handling }
    workflow: permit
    kind: cap
    from: { milestone: [applied] }
    for: { parameter: handling-time }
    until: [granted]
    while: [review]
    owner: [{ role: clerk }]
    source: [GOV-001]
  answer:
    title: { da: Svar, en: Answer }
    workflow: permit
    kind: deadline
    from: { deadline: handling }
    for: P14D
    source: [GOV-001]
`,
  'rules/reminders.yaml': `# yaml-language-server: $schema=../schemas/reminders.schema.json
reminders:
  handling:
    title: { da: Behandling, en: Handling }
    deadline: handling
    source: [GOV-001]
    ladder:
      - { id: week-before, before: P7D, to: [{ role: clerk }], message: soon }
`,
  'rules/rights.yaml': `# yaml-language-server: $schema=../schemas/rights.schema.json
roles:
  applicant: { title: { da: Ansøger, en: Applicant }, source: [GOV-001] }
  clerk: { title: { da: Sagsbehandler, en: Clerk }, source: [GOV-001] }
rights:
  permit:
    application.send: { roles: [applicant], source: [GOV-001] }
    application.grant: { roles: [clerk], in: [reading], source: [GOV-001] }
    application.pause: { roles: [clerk], source: [GOV-001] }
    application.resume: { roles: [clerk, engine], source: [GOV-001] }
    inspection.plan: { roles: [clerk], source: [GOV-001] }
`,
  'rules/organisations.yaml': `# yaml-language-server: $schema=../schemas/organisations.schema.json
organisations:
  town: { title: { da: Byen, en: The town }, kind: region, source: [GOV-001] }
`,
  'rules/calendar.yaml': `# yaml-language-server: $schema=../schemas/calendar.schema.json
id: dk
timeZone: Europe/Copenhagen
workingDays: [monday, tuesday, wednesday, thursday, friday]
holidays:
  - { title: { da: Juledag, en: Christmas Day }, on: 12-25, basis: law }
mail: { from: '08:00', to: '16:00', workingDaysOnly: true }
`,
  'rules/sources/documents.yaml': `documents:
  act: { title: { da: Loven, en: The act }, kind: page }
`,
  'rules/sources/facts.yaml': `facts:
  GOV-001: { topic: permits, status: in-force, statement: { en: A permit is needed. }, term: tilladelse, source: [{ document: act }] }
`,
  'rules/messages/received.da.md': `---
subject: 'Modtaget: {{case.title}}'
---

Kære {{recipient.name}}

Vi har modtaget {{fact.application.title}}.
`,
  'rules/messages/received.en.md': `---
subject: 'Received: {{case.title}}'
---

Dear {{recipient.name}}

We have received {{fact.application.title}}.
`,
  'rules/messages/soon.da.md': `---
subject: 'Frist {{deadline.due}}'
---

Højst {{parameter.handling-time}} efter {{milestone.applied}}, når arealet er over {{parameter.smallest-area}}.
`,
  'rules/messages/soon.en.md': `---
subject: 'Due {{deadline.due}}'
---

At most {{parameter.handling-time}} after {{milestone.applied}}, where the area is above {{parameter.smallest-area}}.
`,
  'rules/trials/faster.yaml': `# yaml-language-server: $schema=../../schemas/trial.schema.json
title: { da: Hurtigere, en: Faster }
source: [GOV-001]
change:
  parameters.handling-time: P14D
  criteria.is-large.strength: must
  deadlines.answer.for: P7D
`,
  'rules/precedents/barn.yaml': `# yaml-language-server: $schema=../../schemas/precedent.schema.json
title: { da: Laden, en: The barn }
workflow: permit
organisation: town
knownUntil: 2024-08-28
events:
  - { start: Laden, at: '2019' }
  - { do: application.send, as: applicant, at: 2019-03-01, source: { document: act } }
  - { place: review.reading, at: { earliest: '2019-04', latest: 2019-05-31 }, reason: { da: Ifølge arkivet, en: By the archive }, milestones: { applied: unknown }, source: { document: act } }
`,
  'schemas/forms/application.json': `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "label": { "da": "Ansøgning", "en": "Application" },
  "type": "object",
  "additionalProperties": false,
  "required": ["title"],
  "properties": {
    "title": { "label": { "da": "Titel", "en": "Title" }, "type": "string", "maxLength": 10 },
    "area": { "label": { "da": "Areal", "en": "Area" }, "type": "integer", "minimum": 1, "maximum": 900 },
    "urgent": { "label": { "da": "Haster", "en": "Urgent" }, "type": "boolean", "default": false },
    "colour": {
      "label": { "da": "Farve", "en": "Colour" },
      "type": "string",
      "oneOf": [
        { "const": "red", "label": { "da": "Rød", "en": "Red" } },
        { "const": "blue", "label": { "da": "Blå", "en": "Blue" } }
      ]
    },
    "rooms": {
      "label": { "da": "Rum", "en": "Rooms" },
      "type": "array",
      "maxItems": 2,
      "items": {
        "label": { "da": "Et rum", "en": "A room" },
        "type": "object",
        "additionalProperties": false,
        "required": ["name"],
        "properties": { "name": { "label": { "da": "Navn", "en": "Name" }, "type": "string", "maxLength": 20 } }
      }
    }
  }
}
`,
  'schemas/forms/inspection.json': `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "label": { "da": "Syn", "en": "Inspection" },
  "type": "object",
  "additionalProperties": false,
  "required": ["number", "date"],
  "properties": {
    "number": { "label": { "da": "Nummer", "en": "Number" }, "type": "integer", "minimum": 1, "maximum": 2 },
    "date": { "label": { "da": "Dato", "en": "Date" }, "type": "string", "format": "date" }
  }
}
`,
};
