// (shared) As what transactions can be taken along.

export const exportFormats = ['csv', 'json', 'ofx'] as const
export type ExportFormat = (typeof exportFormats)[number]
