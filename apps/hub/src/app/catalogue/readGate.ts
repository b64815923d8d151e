import { type GateProtocol, type HealthGate, noGate } from "@giliran/shared/domain";
import { gatePart, gateStepItem, protocolItem } from "./hallFile.ts";
import { items, skip } from "./items.ts";
import { firstIssue, readWhole, type Warn, within } from "./readWhole.ts";

/** The health protocol at the entrance; what says nothing has none. What cannot be read is left out and named. */
export function readGate(raw: unknown, warn: Warn): HealthGate {
  if (raw === undefined || raw === null) return noGate;
  const read = readWhole(gatePart, raw, [], within("healthGate", warn));
  if (!read.ok) {
    warn("healthGate", `is skipped, so that nobody is measured: ${read.sentence}`);
    return noGate;
  }
  const { protocols, recheck, passMinutes, ...said } = read.value;
  const sound = items(protocols, protocolItem, "protocol", warn).flatMap((one) => readSteps(one, warn));
  if (sound.length === 0 && said.mode !== "off")
    warn("healthGate", "has no protocol, so that nobody is measured");
  return {
    ...said,
    protocols: sound,
    recheck: { fromMs: recheck.fromMinutes * 60_000, untilMs: recheck.untilMinutes * 60_000 },
    passMs: passMinutes * 60_000,
  };
}

type ProtocolItem = Omit<GateProtocol, "steps"> & { readonly steps: readonly unknown[] };

/** A protocol that lost a step would let people in whom it should not: it goes as a whole. */
function readSteps({ id, name, steps }: ProtocolItem, warn: Warn): readonly GateProtocol[] {
  const parsed = steps.map((step) => gateStepItem.safeParse(step));
  const wrong = parsed.findIndex(({ success }) => !success);
  const error = parsed[wrong]?.error;
  if (error !== undefined)
    return skip(
      warn,
      `protocol "${id}"`,
      `is skipped: its step ${String(wrong + 1)} cannot be read: ${firstIssue(error)}`,
    );
  return [{ id, name, steps: parsed.flatMap(({ data }) => (data === undefined ? [] : [data])) }];
}
