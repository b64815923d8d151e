import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { LocalText } from "@giliran/shared/domain";
import type { Access } from "../app/access.ts";
import type { Device, Staff, Subject } from "../app/ports.ts";
import { isLoopback } from "../config.ts";
import { refuse } from "./bearer.ts";

export interface Neighbour {
  readonly kind: "kiosk" | "simulators";
  readonly name: string;
  readonly href: string;
}

export interface LandingParts {
  readonly access: Access;
  readonly hallName: () => LocalText;
  /** Links that sign somebody in exist in the sample hall alone. */
  readonly sample: boolean;
  readonly neighbours: readonly Neighbour[];
}

export interface LandingLink {
  readonly kind: "kiosk" | "simulators" | "display" | "panel" | "admin" | "guard";
  readonly id: string;
  readonly name: string;
  /** Where it leads; null: a form POST to `/sample/links/<id>` mints a one-time sign-in first. */
  readonly href: string | null;
}

/** The page on which this device or member of staff works. */
export function pagePathOf(who: Device | Staff): string {
  if (who.role === "display") return `/display/${who.id}`;
  if (who.role === "reception") return "/guard";
  return who.role === "supervisor" || who.role === "administrator" ? "/admin" : "/panel";
}

function subjectOf(who: Device | Staff): Subject {
  return "zoneId" in who ? { kind: "device", id: who.id } : { kind: "staff", id: who.id };
}

/** Every screen of the hall, one click away. */
export function registerLanding(app: FastifyInstance, parts: LandingParts): void {
  const { access } = parts;
  const people = (): readonly (Device | Staff)[] => [
    ...access.devices().filter(({ role }) => role === "display"),
    ...access.staff(),
  ];

  function mayMint(request: FastifyRequest): boolean {
    return parts.sample && isLoopback(request.ip) && isLoopback(request.hostname.replace(/:\d+$/, ""));
  }

  app.get("/api/landing", (request, reply) => {
    const sample = mayMint(request);
    const links: LandingLink[] = [
      ...parts.neighbours.map((neighbour) => ({ ...neighbour, id: neighbour.kind })),
      ...people().map((who) => linkTo(who, sample)),
    ];
    return reply.header("cache-control", "no-store").send({ hallName: parts.hallName(), sample, links });
  });

  app.post("/sample/links/:id", (request, reply) => {
    if (!mayMint(request)) return refuse(reply, "forbidden");
    const params = z.object({ id: z.string() }).safeParse(request.params);
    const who = people().find((one) => linkTo(one, true).id === params.data?.id);
    if (who === undefined) return refuse(reply, "not_found");
    const code = access.invite(subjectOf(who), "link");
    return reply
      .code(303)
      .header("location", `${pagePathOf(who)}#code=${code}`)
      .send();
  });
}

const kinds: Readonly<Record<string, LandingLink["kind"]>> = {
  "/admin": "admin",
  "/guard": "guard",
  "/panel": "panel",
};

function linkTo(who: Device | Staff, sample: boolean): LandingLink {
  const path = pagePathOf(who);
  const kind = kinds[path] ?? "display";
  return { kind, id: `${kind}-${who.id}`, name: who.name, href: sample ? null : path };
}
