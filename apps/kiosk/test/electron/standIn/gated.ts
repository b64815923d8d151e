/**
 * Runs in the page: what a page may ask a person for goes to the shell's permission handler, as Electron has it, and
 * is granted where that grants it. Whether Chromium itself would ask is another matter.
 */
export const gatedScript = `
    const ask = async (name) => {
      if (!(await globalThis.standInPermission(name))) throw new DOMException("denied", "NotAllowedError");
    };
    const gate = (target, method, name) => {
      if (target === undefined) return;
      Object.defineProperty(target, method, { value: async () => { await ask(name); return {}; } });
    };
    Notification.requestPermission = () => ask("notifications").then(() => "granted", () => "denied");
    Object.defineProperty(navigator.geolocation, "getCurrentPosition", {
      value: (found, failed) => void ask("geolocation").then(found, failed),
    });
    gate(navigator.mediaDevices, "getUserMedia", "media");
    gate(navigator.mediaDevices, "getDisplayMedia", "display-capture");
    gate(navigator, "requestMIDIAccess", "midi");
    gate(navigator.hid, "requestDevice", "hid");
    gate(navigator.usb, "requestDevice", "usb");
    gate(navigator.serial, "requestPort", "serial");
    gate(navigator.bluetooth, "requestDevice", "bluetooth");
    gate(navigator.clipboard, "readText", "clipboard-read");
    gate(navigator.keyboard, "lock", "keyboardLock");
    gate(globalThis, "getScreenDetails", "window-management");
    gate(globalThis, "queryLocalFonts", "local-fonts");
    gate(globalThis, "showOpenFilePicker", "fileSystem");
`;
