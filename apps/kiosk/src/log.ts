/** Where a kiosk tells its technician what happened; pino fits. Never given anything of a visitor. */
export interface KioskLog {
  readonly info: (fields: object, sentence: string) => void;
  readonly warn: (fields: object, sentence: string) => void;
  readonly error: (fields: object, sentence: string) => void;
}
