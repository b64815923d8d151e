/** A failure that is told to the person in one sentence, without a stack. */
export class SetupFailure extends Error {}

/**
 * Codes of npm, pnpm and the system, and what each means for the person. The first that matches is told.
 * @type {ReadonlyArray<{ pattern: RegExp; sentence: string }>}
 */
const causes = [
  {
    pattern: /ENOSPC|EDQUOT|no space left/i,
    sentence: "The disk is full: make room and run the same command again.",
  },
  {
    pattern: /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH/,
    sentence:
      "pnpm-lock.yaml does not match the package.json files: renew it with `npx pnpm install` and commit it.",
  },
  {
    pattern: /EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY/,
    sentence: "A package arrived altered (its checksum differs from the lockfile), so nothing was installed.",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_FAIL|fetch failed|error sending request|dns error/i,
    sentence:
      "The npm registry is out of reach: the first set-up needs the network; check it and run the same command again.",
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    sentence: "This folder cannot be written: check its owner and rights, then run the same command again.",
  },
];

/**
 * Says in one sentence why a program of the set-up failed.
 * @param {string} output the tail of what it printed
 * @param {string} step what it was to do, as a verb phrase ("installing the packages")
 * @param {number} code its exit code
 * @returns {string} one sentence
 */
export function explain(output, step, code) {
  const cause = causes.find(({ pattern }) => pattern.test(output));
  return cause?.sentence ?? `It stopped while ${step} (exit code ${code}); the lines above say why.`;
}

/**
 * Says in one sentence what a thrown value means.
 * @param {unknown} thrown
 * @returns {string}
 */
export function describeThrown(thrown) {
  if (thrown instanceof SetupFailure) return thrown.message;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const cause = causes.find(({ pattern }) => pattern.test(text));
  return cause?.sentence ?? `The set-up failed: ${text}`;
}
