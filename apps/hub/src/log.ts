import pino, { type DestinationStream, type Logger, type LevelWithSilent } from "pino";

/**
 * The hub's log: one JSON object a line. Whatever could let somebody in, or name a person, is cut out even where
 * a programmer forgets to.
 */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { program: "hub" },
    redact: {
      paths: [
        "token",
        "code",
        "secret",
        "*.token",
        "*.code",
        "*.secret",
        "req.headers.authorization",
        "req.headers.cookie",
      ],
      censor: "[cut]",
    },
    serializers: { error: pino.stdSerializers.err },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
