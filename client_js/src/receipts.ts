import { Marks } from "./marks.ts";
import type { MarkDelivered, MarkRead } from "./wire.gen.ts";

export interface ReceiptsOptions {
  is_ready: () => boolean;
  mark_delivered: (command: MarkDelivered) => Promise<unknown>;
  mark_read: (command: MarkRead) => Promise<unknown>;
}

/** What one tells the others about how far one's device and oneself have come. */
export class Receipts {
  readonly delivered: Marks;
  readonly read: Marks;

  constructor({ is_ready, mark_delivered, mark_read }: ReceiptsOptions) {
    this.delivered = new Marks({
      is_ready,
      send: (conversation_id, message_id) => mark_delivered({ conversation_id, message_id }),
    });
    this.read = new Marks({
      is_ready,
      send: (conversation_id, message_id) => mark_read({ conversation_id, message_id }),
    });
  }

  flush(): void {
    this.delivered.flush();
    this.read.flush();
  }
}
