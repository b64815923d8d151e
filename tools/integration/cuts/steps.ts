/** What becomes of the world at one step of a visit. */
export type Deed = "cut" | "kill" | "cutAndKill";

/** Numbers each step of a visit, and does what is planned at it: there the line is cut, or the program ends. */
export interface Steps {
  /** To be passed at each step; never resolves in a program that has ended. */
  readonly pass: (name: string) => Promise<void>;
  /** As `pass`, where nobody can wait. @throws in a program that has ended */
  readonly passNow: (name: string) => void;
  readonly names: () => readonly string[];
}

class Killed extends Error {}

/**
 * @param plan what is done at the step of this number, counted from 0
 * @param life the program that passes these steps
 */
export function countSteps(
  plan: ReadonlyMap<number, Deed>,
  life: { readonly ended: () => boolean; readonly end: () => void },
  cut: () => void,
): Steps {
  const names: string[] = [];

  function at(name: string): boolean {
    if (life.ended()) return true;
    const deed = plan.get(names.length);
    names.push(name);
    if (deed === "cut" || deed === "cutAndKill") cut();
    if (deed === "kill" || deed === "cutAndKill") life.end();
    return life.ended();
  }

  return {
    pass: async (name) => {
      if (at(name)) await new Promise(() => undefined);
    },
    passNow: (name) => {
      if (at(name)) throw new Killed(`ended at ${name}`);
    },
    names: () => names,
  };
}
