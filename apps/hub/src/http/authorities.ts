import type { FastifyInstance } from "fastify";

/**
 * Whom a machine of this hall may trust, for its store of certificates. Public by nature: what it is worth stands in its
 * fingerprint, which is compared by people.
 */
export function registerAuthorities(app: FastifyInstance, bundle: () => string): void {
  app.get("/authority.pem", (_request, reply) =>
    reply.type("application/x-pem-file").header("cache-control", "no-store").send(bundle()),
  );
  /** The current one alone, as browsers and Windows take it. */
  app.get("/authority.crt", (_request, reply) => {
    const [current] = bundle().split(/(?<=-----END CERTIFICATE-----\n)/);
    return reply.type("application/x-x509-ca-cert").header("cache-control", "no-store").send(current);
  });
}
