// (shared) What a row of the audit log can say besides. The page of it has words for each, or does not compile.

export const detailNames = [
  'account',
  'accounts',
  'case',
  'days',
  'deletion',
  'features',
  'field',
  'format',
  'linkSession',
  'named',
  'narrowed',
  'objects',
  'permissions',
  'reason',
  'replaced',
  'role',
  'value',
  'words',
] as const
export type DetailName = (typeof detailNames)[number]
