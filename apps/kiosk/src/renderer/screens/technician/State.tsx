import type { ReactNode } from "react";
import { shownFingerprint } from "@giliran/shared/contract";
import type { HealthCode } from "@giliran/shared/contract";
import { healthCodes } from "@giliran/shared/contract";
import type { KioskState, TechnicianReport } from "../../../core/index.ts";
import { useWording } from "../../frame/wording.ts";

/** Which program this is, whose it is, and how its devices are. */
export function State(props: { readonly state: KioskState; readonly report: TechnicianReport }): ReactNode {
  const { texts } = useWording();
  const { version, name, hubUrl, fingerprint } = props.report;
  return (
    <dl className="technician-state">
      <dt>{texts.t("technician.name")}</dt>
      <dd>{name ?? "–"}</dd>
      <dt>{texts.t("technician.version")}</dt>
      <dd>{version}</dd>
      <dt>{texts.t("technician.hub")}</dt>
      <dd>{hubUrl}</dd>
      {fingerprint !== null && (
        <>
          <dt>{texts.t("technician.fingerprint")}</dt>
          <dd>{shownFingerprint(fingerprint)}</dd>
        </>
      )}
      {props.state.devices.map((device) => (
        <Device key={`${device.kind}/${device.name}`} device={device} />
      ))}
    </dl>
  );
}

function Device({ device }: { readonly device: KioskState["devices"][number] }): ReactNode {
  const { texts } = useWording();
  const trouble = healthCodes.find((known): known is HealthCode => known === device.code);
  return (
    <>
      <dt>{device.name}</dt>
      <dd>{trouble === undefined ? texts.t("technician.well") : texts.t(`health.${trouble}`)}</dd>
    </>
  );
}
