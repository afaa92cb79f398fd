/** One immutable state; whoever listens is told once for all the changes made in a row. */
export class Observable<State> {
  readonly #listeners = new Set<() => void>();
  #state: State;
  #is_told = true;

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  update(change: (state: State) => State): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    if (!this.#is_told) return;
    this.#is_told = false;
    queueMicrotask(() => {
      this.#is_told = true;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  patch(change: Partial<State>): void {
    this.update((state) => ({ ...state, ...change }));
  }
}
