/** What is kept cannot be used; the message is one sentence for whoever chose the folder. */
export class StorageError extends Error {
  override name = 'StorageError'
}

/** Another living process has the folder open. */
export class StorageInUseError extends StorageError {}
