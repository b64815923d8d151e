export type DataFolderFault =
  | "unwritable"
  | "foreign"
  | "in_use"
  | "newer"
  | "damaged"
  | "full"
  | "sqlite_too_old";

const sentences: { readonly [Fault in DataFolderFault]: (where: string) => string } = {
  unwritable: (where) => `The data folder ${where} cannot be made or written by this user.`,
  foreign: (where) =>
    `${where} is not Giliran's: choose an empty folder or one that Giliran made, with --data.`,
  in_use: (where) => `Another hub is already working in this data folder (${where} is held).`,
  newer: (where) =>
    `${where} was written by a newer Giliran: install that version again, or restore a backup.`,
  damaged: (where) => `${where} cannot be read: the file or the disk is damaged; restore a backup.`,
  full: (where) => `There is no room for ${where}: the disk is full.`,
  sqlite_too_old: (version) =>
    `SQLite ${version} is too old to be trusted with a hall; install the pinned packages.`,
};

/** Why a data folder cannot be used, as one sentence for whoever started the hub. */
export class DataFolderError extends Error {
  readonly fault: DataFolderFault;

  constructor(fault: DataFolderFault, where: string, options?: ErrorOptions) {
    super(sentences[fault](where), options);
    this.fault = fault;
  }
}
