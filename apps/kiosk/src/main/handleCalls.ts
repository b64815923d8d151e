import { ipcMain } from "electron";
import type { IpcMainInvokeEvent } from "electron";
import type { Answer, Kiosk } from "../core/index.ts";
import { kioskTable } from "../ipc/kioskTable.ts";
import { kioskCallNames, kioskChannels } from "../ipc/names.ts";
import { answerCall } from "../ipc/row.ts";
import { isOwnPage } from "./ownPage.ts";

/** One handler for each row of the table. Whoever is not the kiosk's own page is refused by name. */
export function handleCalls(kiosk: Kiosk, onFault: (error: unknown) => void): void {
  for (const name of kioskCallNames) {
    ipcMain.handle(kioskChannels.call(name), async (event, argument: unknown): Promise<Answer<unknown>> => {
      if (!isOwnSender(event)) return { ok: false, error: "unauthorised" };
      return await answerCall(kioskTable, kiosk, { name, argument }, onFault);
    });
  }
}

/** The page itself, never a frame inside of it. */
function isOwnSender({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}
