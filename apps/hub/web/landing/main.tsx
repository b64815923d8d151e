import "@giliran/shared/ui/fonts.css";
import "@giliran/shared/ui/tokens.css";
import "@giliran/shared/ui/base.css";
import "../staff/staff.css";
import "./landing.css";
import { createRoot } from "react-dom/client";
import { LandingPage } from "./LandingPage.tsx";

const place = document.getElementById("page");
if (place !== null) createRoot(place).render(<LandingPage />);
