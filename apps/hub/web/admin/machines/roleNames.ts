import type { DeviceRole } from "@giliran/shared/domain";
import type { TextKey } from "@giliran/shared/i18n";

/** What people call the machines of a hall. */
export const roleNames = {
  kiosk: "admin.roleKiosk",
  display: "admin.roleDisplay",
  panel: "admin.rolePanel",
  sensor: "admin.roleSensor",
} as const satisfies { readonly [Role in DeviceRole]: TextKey };
