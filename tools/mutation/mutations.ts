/** One rule of the hall, broken on purpose: the text that is replaced must stand in the file exactly once. */
export interface Mutation {
  readonly rule: string;
  /** What is broken, in a few words. */
  readonly broken: string;
  /** From the repository's root. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Five rules that nobody may break unnoticed. */
export const mutations: readonly Mutation[] = [
  {
    rule: "priority bound",
    broken: "one priority call more than the ratio between two regular ones",
    file: "packages/shared/src/domain/order.ts",
    find: "return streak < ratio\n",
    replace: "return streak <= ratio\n",
  },
  {
    rule: "capacity",
    broken: "one person more than the limit comes in",
    file: "packages/shared/src/domain/crowd.ts",
    find: "const rooms = capacity === null ? [] : [capacity - presentIn(hall, catalogue)];",
    replace: "const rooms = capacity === null ? [] : [capacity + 1 - presentIn(hall, catalogue)];",
  },
  {
    rule: "return place",
    broken: "who was absent comes back at the front",
    file: "packages/shared/src/domain/rules/aside.ts",
    find: "dueAtCalls: calls + catalogue.settings.returnAfter,",
    replace: "dueAtCalls: calls,",
  },
  {
    rule: "service date",
    broken: "the day changes at midnight UTC",
    file: "packages/shared/src/domain/calendar.ts",
    find: "timeZone: zone,\n    calendar:",
    replace: 'timeZone: "UTC",\n    calendar:',
  },
  {
    rule: "idempotency",
    broken: "a command that was answered is carried out again",
    file: "apps/hub/src/app/hallCommands.ts",
    find: "const before = store.answerOf(id) ?? refusals.find(id);",
    replace: "const before = store.answerOf(`${id}?` as CommandId) ?? refusals.find(id);",
  },
];
