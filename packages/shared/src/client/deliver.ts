import type { Socket } from "socket.io-client";
import type { CommandId } from "../domain/index.ts";
import type { Answers, CommandOf, CommandType, Result } from "../contract/index.ts";
import { answers, denied, resultFrame } from "../contract/index.ts";

/** How long one emission waits for its answer before the same command is sent again. */
const attemptMs = 3_000;
/** Less time than this is left for the rounding of timers, not for another attempt. */
const shortestMs = 2;

/**
 * Sends one command until it is answered, with the same id each time; see `HubClient.send`. `stopping` ends it at
 * once, and then as after the time-out it may or may not have happened.
 */
export async function deliver<Type extends CommandType>(
  socket: Socket,
  command: CommandOf<Type>,
  id: CommandId,
  withinMs: number,
  stopping: AbortSignal,
): Promise<Result<Answers[Type]>> {
  if (!socket.connected) return denied("disconnected");
  const deadline = performance.now() + withinMs;
  for (let left = withinMs; left >= shortestMs; left = deadline - performance.now()) {
    if (!(await connectedWithin(socket, left, stopping))) break;
    const answer = await attempt(socket, { id, command }, Math.min(attemptMs, left));
    if (answer !== null) return parseAnswer(command.type, answer.raw);
  }
  return denied("not_confirmed");
}

/** One emission; null when it was not answered in time or the link broke: Socket.IO tells of both by an error. */
async function attempt(
  socket: Socket,
  frame: object,
  withinMs: number,
): Promise<{ readonly raw: unknown } | null> {
  return new Promise((resolve) => {
    socket.timeout(withinMs).emit("command", frame, (error: unknown, raw: unknown) => {
      resolve(error ? null : { raw });
    });
  });
}

async function connectedWithin(socket: Socket, ms: number, stopping: AbortSignal): Promise<boolean> {
  if (socket.connected || stopping.aborted) return socket.connected;
  return new Promise((resolve) => {
    const give = (connected: boolean): void => {
      clearTimeout(timer);
      socket.off("connect", yes);
      stopping.removeEventListener("abort", no);
      resolve(connected);
    };
    const yes = (): void => give(true);
    const no = (): void => give(false);
    const timer = setTimeout(no, ms);
    socket.once("connect", yes);
    stopping.addEventListener("abort", no);
  });
}

function parseAnswer<Type extends CommandType>(type: Type, raw: unknown): Result<Answers[Type]> {
  const result = resultFrame.safeParse(raw);
  if (!result.success) return denied("internal");
  if (!result.data.ok) return denied(result.data.error);
  const value = answers[type].safeParse(result.data.value);
  // The table's row for `type` parsed it, which the compiler cannot follow through the index.
  return value.success ? { ok: true, value: value.data as Answers[Type] } : denied("internal");
}
