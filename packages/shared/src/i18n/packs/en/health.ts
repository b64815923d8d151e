import type { SectionOf } from "../../pack.ts";

export const health = {
  printer_status_unknown:
    "The printer prints but does not report its state. Staff: check now and then that paper comes out.",
  printer_roll_ending:
    "By its count the roll is nearly used up. Numbers still print. Staff: have a new roll ready.",
  printer_paper_low: "Paper is running low. Numbers still print. Staff: have a new roll ready.",
  printer_paper_out: "Paper is out. The kiosk gives no numbers. Staff: load a new roll.",
  printer_cover_open:
    "The printer's cover is open. The kiosk gives no numbers. Staff: close it until it clicks.",
  printer_unreachable:
    "The printer does not answer. The kiosk gives no numbers. Staff: check cable and power.",
  printer_error:
    "The printer is jammed or broken. The kiosk gives no numbers. Staff: open it, check the paper, restart it.",
  printer_busy: "Another program is using the printer. Visitors wait for paper. Technician: find out which.",
  printer_no_permission:
    "The kiosk may not open the printer. No number is printed. Technician: mend the permissions.",
  printer_not_configured:
    "There is no printer yet. Numbers are shown on the screen alone. Technician: set up this kiosk's printer.",
  thermometer_several:
    "Several thermometers of this kind are connected, and the kiosk takes none by guess. No temperature is taken. Technician: unplug the others, or name one by its serial number.",
  thermometer_missing: "The thermometer is unplugged. No temperature is taken. Staff: plug it in again.",
  thermometer_silent:
    "The thermometer does not answer. No temperature is taken. Staff: unplug it and plug it in again.",
  thermometer_nonsense:
    "The thermometer reports impossible values. No temperature is taken. Staff: clean it and plug it in again.",
  thermometer_no_sensor:
    "The thermometer's head is off. No temperature is taken. Staff: connect the cable of the head.",
  thermometer_no_permission:
    "The kiosk may not read the thermometer. No temperature is taken. Technician: mend the permissions.",
  thermometer_no_library:
    "The program that reads the thermometer is missing. No temperature is taken. Technician: install the library.",
  thermometer_error: "The thermometer fails. No temperature is taken. Staff: unplug it and plug it in again.",
  speech_missing:
    "The kiosk's voice program is not there. Spoken guidance is silent, blind visitors need a person. Technician: install espeak-ng.",
  sound_blocked: "The browser blocks sound. Calls are shown without voice. Staff: touch that screen once.",
  sound_clips_missing:
    "Recordings are missing. Some calls have no voice. Technician: install the voice pack again.",
  kiosk_maintenance:
    "This kiosk is being serviced and gives no numbers, not after a restart either. Technician: end the maintenance in its menu.",
  sound_silent:
    "Calls are played, and nothing sounds. Staff: recall. Technician: see to the recordings and that screen's browser.",
  voice_backlog:
    "Calls pile up: repeats, further languages or the chime are left out. Supervisor: this zone may need loudspeakers of its own.",
} as const satisfies SectionOf<"health">;
