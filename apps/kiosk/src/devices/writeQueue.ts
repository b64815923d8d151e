/** One task at a time, in the order of asking. A task that fails does not hold up those after it. */
export class WriteQueue {
  #tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task);
    this.#tail = result.catch(() => null);
    return result;
  }
}
