import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "./board/board.css";
import "./board/called.css";
import "./entrance/entrance.css";
import "./sign/sign.css";
import "./page/page.css";
import { createRoot } from "react-dom/client";
import { readAddress } from "./page/address.ts";
import { DisplayPage } from "./page/DisplayPage.tsx";
import { askHub } from "./page/askHub.ts";
import { pair } from "./page/pairing.ts";
import { Rescue } from "./page/Rescue.tsx";
import { runScreen } from "./page/runScreen.ts";
import { createPageSession } from "./page/session.ts";
import { browserTokens } from "./page/tokens.ts";

const { pathname, hash } = globalThis.location;
const address = readAddress(pathname, hash);
// The code works once; even so it shall not stand in the address for anybody to read.
if (hash !== "") globalThis.history.replaceState(null, "", pathname);

const place = document.getElementById("page");
if (place !== null && address !== null) {
  const session = createPageSession({
    address,
    tokensOf: (name) => browserTokens(name, globalThis.localStorage),
    redeem: pair,
    run: runScreen,
    askWith: askHub,
    goTo: (name) => globalThis.location.replace(`/display/${encodeURIComponent(name)}`),
  });
  session.start();
  createRoot(place).render(
    <Rescue>
      <DisplayPage name={address.name} session={session} />
    </Rescue>,
  );
}
