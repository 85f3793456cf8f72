export type * from './engine/types.ts';
export type * from './policy/types.ts';
