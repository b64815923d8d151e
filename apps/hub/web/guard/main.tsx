import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "@giliran/shared/ui/parts.css";
import "../staff/staff.css";
import "./counts.css";
import "./guard.css";
import { createRoot } from "react-dom/client";
import { openPage, StaffPage } from "../staff/StaffPage.tsx";
import { GuardScreen } from "./GuardScreen.tsx";

const place = document.getElementById("page");
if (place !== null) {
  createRoot(place).render(<StaffPage opening={openPage()} page="guard" Screen={GuardScreen} />);
}
