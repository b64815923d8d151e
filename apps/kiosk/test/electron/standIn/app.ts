import { EventEmitter } from "node:events";

/** What the shell has asked the operating system for. */
export interface Asked {
  readonly loginItems: unknown[];
  readonly relaunches: number;
  readonly exits: readonly number[];
  readonly quits: number;
  readonly blockers: readonly string[];
  readonly devToolsClosed: number;
}
const none = { relaunches: 0, quits: 0, devToolsClosed: 0 };
/** Written by the stand-in alone. */
export const asked = {
  ...none,
  loginItems: [] as unknown[],
  exits: [] as number[],
  blockers: [] as string[],
};
export const askedOfSystem = (): Asked => asked;

/** How the stand-in's machine is; a test may change it. */
export const machine = {
  isPackaged: false,
  /** Another kiosk runs already. */
  isSecond: false,
  switches: [] as readonly string[],
  folder: "/nonexistent",
  /** As in Electron, whoever waits for it in the entry module waits for ever. */
  ready: Promise.resolve(),
};

export class App extends EventEmitter {
  get isPackaged(): boolean {
    return machine.isPackaged;
  }
  readonly commandLine = {
    appendSwitch: (): void => {},
    hasSwitch: (name: string): boolean => machine.switches.includes(name),
  };
  enableSandbox(): void {}
  requestSingleInstanceLock(): boolean {
    return !machine.isSecond;
  }
  async whenReady(): Promise<void> {
    await machine.ready;
  }
  getPath(name: string): string {
    return `${machine.folder}/${name}`;
  }
  setLoginItemSettings(settings: unknown): void {
    asked.loginItems.push(settings);
  }
  relaunch(): void {
    asked.relaunches += 1;
  }
  quit(): void {
    asked.quits += 1;
  }
  exit(code: number): void {
    asked.exits.push(code);
  }
}
export const app = new App();
