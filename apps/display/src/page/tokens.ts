/** The screen's token, kept where only this browser reads it. */
export interface TokenStore {
  readonly read: () => string | null;
  readonly write: (token: string) => void;
}

/** Under the display's name: several screens of one browser do not take each other's place. */
export function browserTokens(display: string, storage: Storage): TokenStore {
  const key = `giliran.display.${display}`;
  return {
    read: () => {
      try {
        return storage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (token) => {
      try {
        storage.setItem(key, token);
      } catch {
        // The screen works until it is loaded anew, and then asks for another code.
      }
    },
  };
}
