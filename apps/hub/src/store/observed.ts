import type { NewEvent, Store } from "../app/ports.ts";

/** A store that tells of each event once its transaction stands: for whoever watches a hub from outside. */
export function observed(store: Store, committed: (row: NewEvent) => void): Store {
  const { hall } = store;
  const written: NewEvent[] = [];
  return {
    ...store,
    hall: {
      ...hall,
      append: (row) => {
        hall.append(row);
        written.push(row);
      },
      savepoint: (work) => {
        const before = written.length;
        try {
          return hall.savepoint(work);
        } catch (error) {
          written.length = before;
          throw error;
        }
      },
      transaction: (work) => {
        written.length = 0;
        hall.transaction(work);
        for (const row of written.splice(0)) committed(row);
      },
    },
  };
}
