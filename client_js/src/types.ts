import type {
  Account,
  Agent,
  Attachment,
  Author,
  CannedReply,
  ColleaguePresence,
  Conversation,
  Error as WireError,
  EventTracked,
  Hours,
  FilledForm,
  GivenForm,
  InboxCounts,
  InboxItem,
  Label,
  ListConversations,
  Message,
  PageViewed,
  Quote,
  ReadPosition,
  Routing,
  SaveDraft,
  SavedView,
  SiteForVisitors,
  Team,
  TypingPreviewed,
  UploadRules,
  VisitorNotesChanged,
  VisitorSelf,
  VisitorThread,
  Workspace,
  WorkspaceRef,
} from "./wire.gen.ts";

export type { WireError };

export type ConversationStatus = Conversation["status"];
/** What happened to a conversation. */
export type Activity = NonNullable<Message["activity"]>;
/** What people write. */
export type MessageKind = Exclude<Message["kind"], "activity">;
export type Availability = Agent["availability"];
export type Role = Agent["role"];
export type PersonType = Author["type"];
export type InboxView = NonNullable<ListConversations["view"]>;
export type Filters = Required<NonNullable<ListConversations["filters"]>>;

/** Whoever may have written something: an author without the name. */
export type Person = Pick<Author, "type" | "id">;

export type ConnectionStatus =
  | "idle"
  | "connecting"
  | "online"
  | "reconnecting"
  /** For more than 30 seconds now. It goes on trying. */
  | "unreachable"
  /** It does not try again by itself; `refusal` says why. */
  | "refused";

/** What may go along with a message. */
export type Extras = Pick<PendingMessage, "attachments" | "form" | "quote" | "if_head" | "mentions">;

/** A message that the server has not confirmed. */
export interface PendingMessage {
  client_id: string;
  /** Null: it starts a conversation, or follows a message that does. */
  conversation_id: string | null;
  body: string;
  attachments: Attachment[];
  kind: MessageKind;
  /** What the site asks before a conversation starts. */
  form?: GivenForm | undefined;
  quote?: Quote | undefined;
  /** The last event that its writer had seen: not sent if a colleague has replied since. */
  if_head?: number | undefined;
  /** Agents whom it names. */
  mentions?: string[] | undefined;
  created_at: string;
  state: "queued" | "sending" | "failed";
  error: WireError | null;
  /** When it goes out again by itself, in milliseconds since 1970. */
  retry_at: number | null;
}

export interface VisitorState {
  status: ConnectionStatus;
  refusal: WireError | null;
  visitor: VisitorSelf | null;
  /** Who this is to the server; kept on the device once they write or send a file. */
  visitor_token: string | null;
  site: SiteForVisitors | null;
  uploads: UploadRules | null;
  epoch: string | null;
  /** `head` is the number of the last event that was applied here. */
  conversations: Record<string, VisitorThread>;
  /** Ids of the conversations, newest activity first. */
  order: string[];
  typing: Record<string, Author[]>;
  pending: PendingMessage[];
  unread: Record<string, number>;
  loading_older: Record<string, boolean>;
}

/** What an agent has half written. */
export type DraftText = Pick<SaveDraft, "kind" | "body">;

export interface AgentThread {
  /** Oldest first. */
  messages: Message[];
  has_more: boolean;
  is_loading: boolean;
  reads: ReadPosition[];
  /** What the visitor answered when it started. */
  form: FilledForm | null;
}

export interface Inbox {
  view: InboxView;
  status: ConversationStatus | null;
  filters: Filters;
  /** Newest activity first. */
  ids: string[];
  next_cursor: number | null;
  is_loading: boolean;
}

export interface AgentState {
  status: ConnectionStatus;
  refusal: WireError | null;
  agent: Agent | null;
  account: Account | null;
  workspace: Workspace | null;
  workspaces: WorkspaceRef[];
  agents: Record<string, ColleaguePresence>;
  teams: Record<string, Team>;
  labels: Record<string, Label>;
  routing: Routing | null;
  canned_replies: Record<string, CannedReply>;
  hours: Hours | null;
  saved_views: Record<string, SavedView>;
  /** By saved view, where it was counted. */
  view_counts: Record<string, number>;
  /** By conversation. */
  drafts: Record<string, DraftText>;
  counts: InboxCounts;
  uploads: UploadRules | null;
  epoch: string | null;
  /** The number of the last event that was applied here. */
  head: number;
  items: Record<string, InboxItem>;
  inbox: Inbox;
  threads: Record<string, AgentThread>;
  open_id: string | null;
  typing: Record<string, Author[]>;
  /** What the visitor is writing whose conversation this device shows, where the workspace looks at that. */
  preview: TypingPreviewed | null;
  /** Who looks at the conversation that this device shows, by id. */
  viewers: string[];
  /** The last that was heard of the visitor whose conversation is shown. */
  visitor_news: EventTracked | PageViewed | VisitorNotesChanged | null;
  pending: PendingMessage[];
  /** How far this agent has read, where it is known. */
  own_reads: Record<string, number>;
  /** By conversation, the last that happened to it and that its item does not show yet. */
  missing: Record<string, number>;
}
