import { createRoot } from "react-dom/client";
import { bundledTexts } from "@giliran/shared/i18n";
import { SimulatorPage } from "./SimulatorPage.tsx";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/base.css";
import "./simulators.css";

const texts = bundledTexts(navigator.language.startsWith("en") ? "en" : "id");
document.documentElement.lang = texts.pack.tag;
document.title = texts.t("kiosk.simTitle");
const element = document.querySelector("#simulators");
if (element !== null) createRoot(element).render(<SimulatorPage bridge={window.simulators} texts={texts} />);
