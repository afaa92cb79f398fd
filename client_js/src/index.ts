import type { SocketFactory } from "./socket.ts";
import type { KeyValueStorage } from "./storage.ts";
import type {
  AgentState,
  Availability,
  ConversationStatus,
  InboxView,
  MessageKind,
  PendingMessage,
  VisitorState,
} from "./types.ts";
import type { Page, Site, UpdateSite } from "./wire.gen.ts";

export type * from "./types.ts";
export type {
  Account,
  AccountCreated,
  Agent,
  AgentCommands,
  AgentEvent,
  Author,
  ColleaguePresence,
  Conversation,
  CreateAccount,
  CreateSession,
  ErrorCode,
  InboxCounts,
  InboxItem,
  Message,
  Page,
  ReadPosition,
  SessionCreated,
  SessionInfo,
  Site,
  SiteForVisitors,
  Visitor,
  VisitorCommands,
  VisitorConversation,
  VisitorEvent,
  VisitorSelf,
  VisitorThread,
  Workspace,
  WorkspaceRef,
} from "./wire.gen.ts";
export { CommandError } from "./errors.ts";
export { HttpClient, type HttpOptions } from "./http.ts";
export { message_state, type MessageState } from "./message_state.ts";
export type { Ack, Socket, SocketFactory, SocketOptions } from "./socket.ts";
export { local_storage, memory_storage, type KeyValueStorage } from "./storage.ts";

export interface VisitorClientOptions {
  url: string;
  site_key: string;
  storage: KeyValueStorage;
  locale?: string;
  page?: () => Page;
  create_socket?: SocketFactory;
}
export interface AgentClientOptions {
  url: string;
  storage: KeyValueStorage;
  token?: string;
  workspace_id?: string;
  create_socket?: SocketFactory;
}
export declare class VisitorClient {
  constructor(options: VisitorClientOptions);
  get state(): VisitorState;
  subscribe(listener: () => void): () => void;
  connect(): void;
  disconnect(): void;
  has_session(): boolean;
  send(body: string, conversation_id: string | null): PendingMessage;
  retry(client_id: string): void;
  discard(client_id: string): void;
  set_typing(conversation_id: string, is_typing: boolean): void;
  mark_read(conversation_id: string, message_id: string): void;
  load_older(conversation_id: string): Promise<void>;
}
export declare class AgentClient {
  constructor(options: AgentClientOptions);
  get state(): AgentState;
  subscribe(listener: () => void): () => void;
  connect(): void;
  disconnect(): void;
  show_view(view: InboxView, status: ConversationStatus | null): void;
  load_more(): Promise<void>;
  open_conversation(id: string | null): void;
  load_older(id: string): Promise<void>;
  send(conversation_id: string, body: string, kind: MessageKind): PendingMessage;
  retry(client_id: string): void;
  discard(client_id: string): void;
  set_typing(conversation_id: string, is_typing: boolean): void;
  mark_read(conversation_id: string, message_id: string): void;
  assign(conversation_id: string, assignee_id: string | null, expected_assignee_id?: string | null): Promise<void>;
  set_status(conversation_id: string, status: ConversationStatus, snoozed_until?: string): Promise<void>;
  set_availability(availability: Availability): Promise<void>;
  update_site(site_id: string, patch: Omit<UpdateSite, "site_id">): Promise<Site>;
}
