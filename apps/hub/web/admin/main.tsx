import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "@giliran/shared/ui/parts.css";
import "../staff/staff.css";
import "../staff/story/story.css";
import "../guard/counts.css";
import "./admin.css";
import "./counters/counters.css";
import "./day/day.css";
import "./numbers/numbers.css";
import "./end/end.css";
import "./pads/pads.css";
import "./machines/machines.css";
import { createRoot } from "react-dom/client";
import { openPage, StaffPage } from "../staff/StaffPage.tsx";
import { AdminScreen } from "./AdminScreen.tsx";

const place = document.getElementById("page");
if (place !== null) {
  createRoot(place).render(<StaffPage opening={openPage()} page="admin" Screen={AdminScreen} />);
}
