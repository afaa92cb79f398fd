import type { Listeners } from "./connection.ts";
import type { AgentDurableEvents, AgentEvent } from "./wire.gen.ts";

/** All that is in the workspace's log, by name: the socket tells nothing that nobody asks for by its name. */
export function durable_listeners(receive: (event: AgentEvent) => void): Listeners<AgentDurableEvents> {
  return {
    agent_joined: receive,
    agent_removed: receive,
    agent_updated: receive,
    canned_reply_created: receive,
    canned_reply_deleted: receive,
    canned_reply_updated: receive,
    conversation_created: receive,
    conversation_deleted: receive,
    conversation_rated: receive,
    conversation_updated: receive,
    hours_updated: receive,
    label_created: receive,
    label_deleted: receive,
    label_updated: receive,
    message_created: receive,
    message_deleted: receive,
    message_updated: receive,
    routing_updated: receive,
    saved_view_created: receive,
    saved_view_deleted: receive,
    saved_view_updated: receive,
    site_created: receive,
    site_deleted: receive,
    site_updated: receive,
    subject_erased: receive,
    team_created: receive,
    team_deleted: receive,
    team_updated: receive,
    visitor_deleted: receive,
    visitor_merged: receive,
    visitor_updated: receive,
    workspace_updated: receive,
  };
}
