import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/base.css";
import "@giliran/shared/ui/parts.css";
import "./styles/frame.css";
import "./styles/rows.css";
import "./styles/requirements.css";
import "./styles/search.css";
import "./styles/special.css";
import "./styles/journey.css";
import "./styles/ticket.css";
import "./styles/slip.css";
import "./styles/message.css";
import "./styles/gate.css";
import "./styles/pairing.css";

// A long press opens nothing and drags nothing on a public machine.
for (const name of ["contextmenu", "dragstart"] as const) {
  document.addEventListener(name, (event) => event.preventDefault());
}
const element = document.querySelector("#screen");
if (element !== null) createRoot(element).render(<App bridge={window.kiosk} />);
