import { as_command_error, type CommandError, is_transient } from "./errors.ts";
import { retry_delay } from "./backoff.ts";

const GAP_MS = 250;

export interface Synced<Event> {
  epoch: string;
  head: number;
  reset: boolean;
  events: Event[];
}

export interface FollowerOptions<Event, Page extends Synced<Event>> {
  sync: (epoch: string, since: number) => Promise<Page>;
  /** Called with every event once, in order; `page` is what it came with, unless it came live. */
  apply: (events: Event[], page: Page | null) => void;
  /** The log is another one, or was trimmed: what is known is worth nothing. */
  reset: () => void;
}

/** Follows one numbered log: each event once, in order, and none missing. */
export class Follower<Event extends { seq: number; epoch: string }, Page extends Synced<Event> = Synced<Event>> {
  readonly #options: FollowerOptions<Event, Page>;
  readonly #early = new Map<number, Event>();
  #epoch: string | null = null;
  #position = 0;
  #head = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #is_following = false;
  #is_syncing = false;
  #round = 0;

  constructor(options: FollowerOptions<Event, Page>) {
    this.#options = options;
  }

  get position(): number {
    return this.#position;
  }

  /** Null: nothing is known, or what was known is worth nothing any more. */
  get epoch(): string | null {
    return this.#epoch;
  }

  /** What comes from now on waits for the next snapshot, which may be older or younger. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#is_following = false;
    this.#is_syncing = false;
    this.#round += 1;
  }

  /** A snapshot was taken at this number. */
  begin(epoch: string, position: number): void {
    this.pause();
    this.#epoch = epoch;
    this.#position = position;
    this.#head = position;
    this.#is_following = true;
    this.#advance();
  }

  /** Go on from where we are, with the first page of what was missed. */
  resume(page: Page): void {
    this.pause();
    this.#is_following = true;
    if (!this.#take(page)) return;
    if (this.#position < this.#head) void this.#sync();
    else this.#advance();
  }

  receive(event: Event): void {
    this.#early.set(event.seq, event);
    if (this.#is_following && event.epoch !== this.#epoch) this.#reset();
    else this.#advance();
  }

  /** Somebody says how far the log goes. */
  hear(epoch: string, head: number): void {
    if (!this.#is_following) return;
    this.#head = Math.max(this.#head, head);
    if (epoch !== this.#epoch) this.#reset();
    else this.#advance();
  }

  #advance(): void {
    if (!this.#is_following || this.#is_syncing) return;
    const ready = this.#next_events();
    if (ready.length > 0) this.#options.apply(ready, null);
    if (this.#position >= this.#head) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else {
      // Events of several server processes may overtake each other: most gaps fill by themselves.
      this.#timer ??= setTimeout(() => void this.#sync(), GAP_MS);
    }
  }

  #next_events(): Event[] {
    const ready: Event[] = [];
    for (const [seq, event] of [...this.#early].sort(([one], [other]) => one - other)) {
      this.#head = Math.max(this.#head, seq);
      if (seq > this.#position + 1) continue;
      this.#early.delete(seq);
      if (seq <= this.#position || event.epoch !== this.#epoch) continue;
      this.#position = seq;
      ready.push(event);
    }
    return ready;
  }

  async #sync(): Promise<void> {
    this.#timer = undefined;
    this.#is_syncing = true;
    const round = this.#round;
    try {
      while (this.#epoch !== null && this.#position < this.#head) {
        const page = await this.#options.sync(this.#epoch, this.#position);
        if (round !== this.#round || !this.#take(page)) return;
      }
      this.#is_syncing = false;
      this.#advance();
    } catch (error) {
      if (round === this.#round) this.#put_off(as_command_error(error));
    }
  }

  /** Whether what we know is still worth something. */
  #take(page: Page): boolean {
    const before = this.#position;
    const fresh = page.events.filter((event) => event.seq > before);
    const position = fresh.at(-1)?.seq ?? before;
    // A log that promises more and gives nothing cannot be followed.
    if (page.reset || page.epoch !== this.#epoch || (position === before && position < page.head)) {
      this.#reset();
      return false;
    }
    this.#position = position;
    this.#head = Math.max(page.head, position);
    this.#options.apply(fresh, page);
    return true;
  }

  #put_off({ code, retry_after }: CommandError): void {
    this.#is_syncing = false;
    if (is_transient(code)) this.#timer = setTimeout(() => void this.#sync(), retry_delay(0, retry_after));
    else this.#reset();
  }

  #reset(): void {
    this.pause();
    this.#early.clear();
    this.#epoch = null;
    this.#options.reset();
  }
}
