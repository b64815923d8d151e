import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "@giliran/shared/ui/parts.css";
import "../staff/staff.css";
import "../staff/story/story.css";
import "./panel.css";
import { createRoot } from "react-dom/client";
import { openPage, StaffPage } from "../staff/StaffPage.tsx";
import { PanelScreen } from "./PanelScreen.tsx";

const place = document.getElementById("page");
if (place !== null) {
  createRoot(place).render(<StaffPage opening={openPage()} page="panel" Screen={PanelScreen} />);
}
