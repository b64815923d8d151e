import { contextBridge, ipcRenderer } from "electron";
import type { IpcRendererEvent } from "electron";
import { bridgeCalls } from "../ipc/bridgeCalls.ts";
import type { KioskBridge } from "../ipc/kioskTable.ts";
import { kioskCallNames, kioskChannels } from "../ipc/names.ts";

type Listener = Parameters<KioskBridge["subscribe"]>[0];
type State = Parameters<Listener>[0];

const calls = bridgeCalls<KioskBridge["calls"]>(kioskCallNames, async (name, argument) => {
  try {
    return await ipcRenderer.invoke(kioskChannels.call(name), argument);
  } catch {
    // The main process has ended, or has no such handler.
    return { ok: false, error: "internal" };
  }
});

function subscribe(listener: Listener): () => void {
  let pushed = false;
  const hear = (_event: IpcRendererEvent, state: State): void => {
    pushed = true;
    listener(state);
  };
  const first = async (): Promise<void> => {
    const answer = await calls.readState(null);
    // What was pushed meanwhile is newer.
    if (answer.ok && !pushed) listener(answer.value);
  };
  ipcRenderer.on(kioskChannels.state, hear);
  void first();
  return () => void ipcRenderer.removeListener(kioskChannels.state, hear);
}

contextBridge.exposeInMainWorld("kiosk", { calls, subscribe } satisfies KioskBridge);
