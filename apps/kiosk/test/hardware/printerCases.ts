import { deepStrictEqual, ok } from "node:assert";
import { bundledTexts } from "@giliran/shared/i18n";
import type { Slip } from "@giliran/shared/slip";
import { createDevices, deviceConfigSchema } from "../../src/devices/index.ts";
import type { TicketPrinter } from "../../src/core/ports.ts";
import { eventually, type HardwareCase } from "./bench.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { slip } from "./slip.ts";
import type { SeenSlip, UsbAsk } from "./usbPrinter.ts";

const file = "/dev/usb/lp0";

interface Bench {
  readonly usb: Emulator<UsbAsk, unknown>;
  readonly printer: TicketPrinter;
  readonly slips: () => Promise<readonly SeenSlip[]>;
}

/** The product's own driver, as its settings make it, and a printer that is plugged in. */
async function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const usb = startEmulator<UsbAsk, unknown>("usbPrinter");
  const failures: unknown[] = [];
  const config = deviceConfigSchema.parse({
    printer: { kind: "usb", model: "epson-tm-t20" },
    thermometer: { kind: "none" },
  });
  const { printer, supervisor } = createDevices(config, (error) => failures.push(error));
  try {
    await usb.ask({ type: "plug" });
    await supervisor.start();
    const bench = { usb, printer, slips: async () => (await usb.ask({ type: "slips" })) as SeenSlip[] };
    await is(bench, "ready");
    await work(bench);
    deepStrictEqual(failures, []);
  } finally {
    await supervisor.stop();
    await usb.ask({ type: "unplug" });
    await usb.end();
  }
}

async function is({ printer }: Pick<Bench, "printer">, state: string): Promise<void> {
  await eventually(async () => (await printer.status()).state as string, state);
}

function failed(reason: "printer_paper_out" | "printer_cover_open"): object {
  return { outcome: "failed", reason };
}

export const printerCases: readonly HardwareCase[] = [
  {
    name: "a slip comes out whole: its words, its number, its QR code; and once",
    run: async () =>
      await onBench(async ({ printer, slips }) => {
        deepStrictEqual(await printer.print(slip("A007")), { outcome: "printed" });
        const [seen, ...more] = await slips();
        deepStrictEqual(more, []);
        const text = seen?.text.join("\n") ?? "";
        for (const words of [
          "Mal Pelayanan Publik Magetan",
          "A007",
          "Perekaman KTP elektronik",
          "Kartu keluarga",
        ])
          ok(text.includes(words), `${words} is not on it:\n${text}`);
        deepStrictEqual(seen?.qr, "https://antrean.example.id/t#A007");
      }),
  },
  {
    name: "paper near its end, paper out and an open cover are known before anything is printed",
    run: async () =>
      await onBench(async ({ usb, printer, slips }) => {
        await usb.ask({ type: "faults", faults: { paperLow: true } });
        await eventually(async () => (await printer.status()).paperLow, true);
        await usb.ask({ type: "faults", faults: { paperLow: false, paperOut: true } });
        await is({ printer }, "paperOut");
        deepStrictEqual(await printer.print(slip("A008")), failed("printer_paper_out"));
        await usb.ask({ type: "faults", faults: { paperOut: false, coverOpen: true } });
        await is({ printer }, "coverOpen");
        deepStrictEqual(await printer.print(slip("A009")), failed("printer_cover_open"));
        await usb.ask({ type: "faults", faults: { coverOpen: false } });
        await is({ printer }, "ready");
        deepStrictEqual(await printer.print(slip("A010")), { outcome: "printed" });
        deepStrictEqual(
          (await slips()).filter(({ qr }) => qr !== null).map(({ qr }) => qr),
          ["https://antrean.example.id/t#A010"],
        );
      }),
  },
  {
    name: "paper that ends in the middle of a slip is told, and nothing is printed again by itself",
    run: async () =>
      await onBench(async ({ usb, printer, slips }) => {
        await usb.ask({ type: "faults", faults: { midSlip: { afterLines: 3, becomes: "paperOut" } } });
        deepStrictEqual(await printer.print(slip("A011")), failed("printer_paper_out"));
        await is({ printer }, "paperOut");
        await usb.ask({ type: "faults", faults: { paperOut: false } });
        await is({ printer }, "ready");
        deepStrictEqual(await printer.print(slip("A012")), { outcome: "printed" });
        const whole = (await slips()).filter(({ qr }) => qr !== null).map(({ qr }) => qr);
        deepStrictEqual(whole, ["https://antrean.example.id/t#A012"]);
      }),
  },
  {
    name: "a cover that opens in the middle of a slip is told",
    run: async () =>
      await onBench(async ({ usb, printer }) => {
        await usb.ask({ type: "faults", faults: { midSlip: { afterLines: 3, becomes: "coverOpen" } } });
        deepStrictEqual(await printer.print(slip("A013")), failed("printer_cover_open"));
        await is({ printer }, "coverOpen");
      }),
  },
  {
    name: "a printer that another program holds is told as such, and taken when it is let go",
    run: async () => {
      const usb = startEmulator<UsbAsk, unknown>("usbPrinter");
      const thief = startEmulator<UsbAsk, unknown>("usbPrinter");
      const config = deviceConfigSchema.parse({
        printer: { kind: "usb", model: "epson-tm-t20", vendor: "04b8", product: "0e15" },
        thermometer: { kind: "none" },
      });
      const { printer, supervisor } = createDevices(config, () => undefined);
      try {
        await usb.ask({ type: "plug" });
        await eventually(
          async () =>
            await thief.ask({ type: "openFile", path: file }).then(
              () => true,
              () => false,
            ),
          true,
        );
        await supervisor.start();
        await is({ printer }, "busy");
        deepStrictEqual(printer.health(), "printer_busy");
        const sentence = bundledTexts("en").t("health.printer_busy");
        ok(sentence.startsWith("Another program is using the printer."), sentence);
        await thief.ask({ type: "closeFile" });
        await is({ printer }, "ready");
        deepStrictEqual(await printer.print(slip("A014")), { outcome: "printed" });
      } finally {
        await supervisor.stop();
        await thief.end();
        await usb.ask({ type: "unplug" });
        await usb.end();
      }
    },
  },
  {
    name: "a job of 64 KB comes out whole and in order, also through a buffer that is full for a while",
    run: async () =>
      await onBench(async ({ usb, printer, slips }) => {
        const long = (nth: number): Slip => ({
          ...slip(`B${String(nth).padStart(3, "0")}`),
          footer: Array.from(
            { length: 30 },
            (_, line) => `Baris ${line} dari nomor ${nth}: ${"x".repeat(24)}`,
          ),
        });
        const all = Array.from({ length: 40 }, (_, i) => long(i + 1));
        await usb.ask({ type: "hold", on: true });
        const printing = printer.print(...all);
        await eventually(async () => ((await usb.ask({ type: "held" })) as number) > 200, true);
        await usb.ask({ type: "hold", on: false });
        deepStrictEqual(await printing, { outcome: "printed" });
        const seen = await slips();
        deepStrictEqual(
          seen.map(({ qr }) => qr),
          all.map(({ qr }) => qr),
        );
        const bytes = seen.reduce((sum, { text }) => sum + text.join("\n").length, 0);
        ok(bytes > 64 * 1024, `only ${bytes} letters`);
      }),
  },
  {
    name: "unplugged in the middle of a slip it is missed; plugged in again it prints the next, and nothing twice",
    run: async () =>
      await onBench(async ({ usb, printer, slips }) => {
        await usb.ask({ type: "hold", on: true });
        const printing = printer.print(slip("A015"));
        await eventually(async () => ((await usb.ask({ type: "held" })) as number) > 200, true);
        await usb.ask({ type: "unplug" });
        deepStrictEqual(await printing, { outcome: "unknown", reason: "connection_lost" });
        await is({ printer }, "unreachable");
        await usb.ask({ type: "hold", on: false });
        await usb.ask({ type: "plug" });
        await is({ printer }, "ready");
        deepStrictEqual(await printer.print(slip("A016")), { outcome: "printed" });
        const whole = (await slips()).filter(({ qr }) => qr !== null).map(({ qr }) => qr);
        deepStrictEqual(whole, ["https://antrean.example.id/t#A016"]);
      }),
  },
];
