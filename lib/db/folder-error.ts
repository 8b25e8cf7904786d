import 'server-only'

/** The data folder cannot be used: held by another process, closed to us or damaged. Its message is for whoever started this one. */
export class FolderError extends Error {
  override name = 'FolderError'
}
