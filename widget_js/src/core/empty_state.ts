import type { VisitorState } from "@chatting/client";

export function empty_state(): VisitorState {
  return {
    status: "idle",
    refusal: null,
    visitor: null,
    visitor_token: null,
    site: null,
    uploads: null,
    epoch: null,
    conversations: {},
    order: [],
    typing: {},
    pending: [],
    unread: {},
    loading_older: {},
  };
}
