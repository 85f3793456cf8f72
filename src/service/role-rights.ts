import type { ParsedText } from '../policy/text.ts';
import type { Policy, Text } from '../policy/types.ts';
import { type Cited, cited } from './cited.ts';
import { workflowView } from './workflow-view.ts';

export interface ToldRole {
  id: string;
  title: Text;
  /** Workflows whose cases it may read, all of them. */
  sees: Text[];
  starts: Text[];
  acts: (keyof Policy['acts'])[];
  digest: boolean;
  sources: Cited[];
}

/** Who may do what in one workflow. */
export interface RightsMatrix {
  workflow: string;
  title: Text;
  /** Only roles that may do something in it. */
  roles: { id: string; title: Text }[];
  /** `only`: phases or states outside which the right does not hold; empty: wherever the command is taken. */
  commands: { id: string; title: Text; may: string[]; only: Text[]; sources: Cited[] }[];
}

export function toldRoles(text: ParsedText, policy: Policy): ToldRole[] {
  const titles = (workflows: string[]) => workflows.flatMap((id) => policy.workflows[id]?.title ?? []);
  return Object.entries(policy.roles).map(([id, { title, sees, digest, source }]) => ({
    id,
    title,
    sees: titles(sees ?? []),
    starts: titles(Object.keys(policy.starts ?? {}).filter((each) => policy.starts?.[each]?.roles.includes(id))),
    acts: (Object.keys(policy.acts) as ToldRole['acts']).filter((act) => policy.acts[act]?.roles.includes(id)),
    digest: digest !== undefined,
    sources: cited(text, source),
  }));
}

export function rightsMatrix(text: ParsedText, policy: Policy, workflow: string): RightsMatrix {
  const rights = Object.entries(policy.rights[workflow] ?? {});
  const view = workflowView(policy, workflow);
  const stateTitle = (path: string) =>
    view.states.find((state) => state.path === path)?.title ?? { da: path, en: path };
  const titles = new Map(
    [view.commands, ...view.states.map(({ commands }) => commands)].flat().map((each) => [each.command, each.title]),
  );
  return {
    workflow,
    title: view.title,
    roles: Object.entries(policy.roles)
      .filter(([id]) => rights.some(([, { roles }]) => roles.includes(id)))
      .map(([id, { title }]) => ({ id, title })),
    commands: rights.map(([id, { roles, in: only, source }]) => ({
      id,
      title: titles.get(id) ?? { da: id, en: id },
      may: roles,
      only: only.map(stateTitle),
      sources: cited(text, source),
    })),
  };
}
