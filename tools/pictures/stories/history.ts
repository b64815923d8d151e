import { officers, type TestHall } from "../../e2e/hall.ts";
import type { Desk } from "../../e2e/people.ts";

/** Enough officers for both zones. */
export const staffed = {
  edit: officers("Ani Lestari", "Dewi Anggraini", "Eko Prasetyo", "Rina Wati", "Joko Susilo"),
};

/** Who is at work when the pictures are taken. */
export interface Shift {
  readonly loket1: Desk;
  readonly loket2: Desk;
  readonly loket4: Desk;
  readonly loket5: Desk;
  readonly loket6: Desk;
}

const minute = 60_000;

/** A morning from 09.14 to 09.42: people came, some were served, others wait. */
export async function livelyMorning(hall: TestHall): Promise<Shift> {
  const come = async (...services: readonly string[]): Promise<void> => {
    for (const service of services) await hall.arrivals.come(service);
    hall.clock.advance(3 * minute);
  };
  const loket1 = await hall.seat("ani", "loket-1");
  const loket4 = await hall.seat("dewi", "loket-4");
  const loket6 = await hall.seat("eko", "loket-6");
  const loket2 = await hall.seat("rina", "loket-2");
  const loket5 = await hall.seat("joko", "loket-5");
  await come("ktp-el", "izin-usaha", "kepesertaan-jkn");
  await loket1.callNext();
  await loket4.callNext();
  await come("ktp-el", "kartu-keluarga", "pajak-kendaraan");
  await loket6.callNext();
  await loket2.callNext();
  await come("ktp-el", "izin-praktik", "kepesertaan-jkn");
  await loket1.callNext();
  await come("akta", "ktp-el");
  await loket4.callNext();
  await come("ktp-el", "izin-usaha", "kepesertaan-jkn", "skck");
  await loket2.callNext();
  await loket6.callNext();
  await come("ktp-el", "kartu-keluarga", "izin-bangunan");
  hall.clock.advance(2 * minute);
  await loket1.callNext();
  await come("ktp-el", "izin-usaha", "ktp-el");
  hall.clock.advance(4 * minute);
  await come("ktp-el");
  hall.clock.advance(minute);
  return { loket1, loket2, loket4, loket5, loket6 };
}
