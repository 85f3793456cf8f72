/** What stands for a value in the help. */

import type { Text } from '../policy/types.ts';

export const caseWord: Text = { da: 'sag', en: 'case' };
export const commandWord: Text = { da: 'kommando', en: 'command' };
export const dayWord: Text = { da: 'dato', en: 'date' };
export const fileWord: Text = { da: 'fil', en: 'file' };
export const nameWord: Text = { da: 'navn', en: 'name' };
export const roleWord: Text = { da: 'rolle', en: 'role' };
export const textWord: Text = { da: 'tekst', en: 'text' };
export const workflowWord: Text = { da: 'forløb', en: 'workflow' };
