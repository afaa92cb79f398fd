// generated, do not edit: see scripts/generate_types.mjs

/**
 * A code never changes its meaning; new ones may join.
 */
export type ErrorCode =
  | "blocked"
  | "conflict"
  | "draining"
  | "forbidden"
  | "idempotency_conflict"
  | "identity_not_proven"
  | "internal"
  | "invalid_payload"
  | "not_found"
  | "origin_not_allowed"
  | "overloaded"
  | "payload_too_large"
  | "previews_off"
  | "quota_exceeded"
  | "rate_limited"
  | "rating_closed"
  | "too_broad"
  | "two_factor_required"
  | "unauthorized"
  | "unavailable"
  | "unknown_command"
  | "unreadable_file"
  | "unsupported_file";

/**
 * Join: with a new account, or, without these fields, as who is signed in.
 */
export interface AcceptInvitation {
  name?: string;
  password?: string;
  locale?: "ar" | "de" | "en";
}
/**
 * A person who signs in.
 */
export interface Account {
  id: string;
  name: string;
  email: string;
  is_email_confirmed: boolean;
  locale: string;
  has_two_factor: boolean;
  avatar_id: string | null;
}
/**
 * The account as it is now.
 */
export interface AccountChanged {
  account: Account;
}
/**
 * Signed up and signed in.
 */
export interface AccountCreated {
  token: string;
  account: Account;
  workspace: Workspace;
}
/**
 * The tenant, as its agents see it.
 */
export interface Workspace {
  id: string;
  name: string;
  time_zone: string;
  locale: string;
  /**
   * When it is deleted, unless an owner takes that back.
   */
  delete_at: string | null;
  /**
   * Whether its agents see who is on the sites now.
   */
  shows_live_visitors: boolean;
  /**
   * Whether its agents see what visitors are writing.
   */
  shows_typing_previews: boolean;
  sites: Site[];
}
/**
 * A website that carries the widget. An empty list of origins allows any.
 */
export interface Site {
  id: string;
  name: string;
  key: string;
  allowed_origins: string[];
  /**
   * Whether visitors are asked, once a conversation is resolved, how they were helped.
   */
  asks_rating: boolean;
  forms: SiteForms;
  /**
   * Whether who visitors say they are has to be proven.
   */
  requires_verified_identity: boolean;
  /**
   * Of the launcher and the panel; null for the product's own.
   */
  brand_color: string | null;
  /**
   * What a visitor reads before they write; null for ours, in their language.
   */
  greeting: string | null;
}
/**
 * A site's forms. While nobody is online, and outside business hours, the offline one is asked, if there is one.
 */
export interface SiteForms {
  pre_chat: Form | null;
  offline: Form | null;
}
/**
 * Questions, in their order.
 */
export interface Form {
  intro: string;
  /**
   * @maxItems 10
   */
  fields: FormField[];
}
/**
 * One question. A text called `name` and an email called `email` also become those of a new visitor.
 */
export interface FormField {
  name: string;
  kind: "checkbox" | "email" | "select" | "text";
  /**
   * Of a checkbox: what one agrees to.
   */
  label: string;
  /**
   * A checkbox has to be ticked then.
   */
  is_required: boolean;
  /**
   * Of a select.
   *
   * @maxItems 20
   */
  options: string[];
}
/**
 * Note something of a visitor.
 */
export interface AddVisitorNote {
  visitor_id: string;
  body: string;
}
/**
 * What is blocked by it.
 */
export interface AddressBlocked {
  blocked_address: BlockedAddress;
}
/**
 * From where no visitor gets in.
 */
export interface BlockedAddress {
  id: string;
  network: string;
  reason: string | null;
  expires_at: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
}
/**
 * A membership of the workspace.
 */
export interface Agent {
  id: string;
  name: string;
  role: "admin" | "agent" | "owner";
  availability: "away" | "busy" | "offline" | "online";
  /**
   * How many open conversations routing gives them at most; null: as the workspace says.
   */
  capacity: number | null;
  /**
   * Of their picture, below `GET /v1/avatars/`.
   */
  avatar_id: string | null;
}
/**
 * `auth` of a connection to /agent. Without a token the session cookie counts; without a workspace the first.
 */
export interface AgentAuth {
  token?: string | null;
  workspace_id?: string | null;
}
/**
 * The agent as it is now.
 */
export interface AgentChanged {
  agent: Agent;
}
/**
 * How many open conversations an agent has; 100 means 100 or more.
 */
export interface AgentCount {
  agent_id: string;
  open: number;
}
/**
 * Somebody accepted an invitation.
 */
export interface AgentJoined {
  type: "agent_joined";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Agent;
}
/**
 * Who wrote or did something. `id` is null for the system.
 */
export interface Author {
  type: "agent" | "system" | "visitor";
  id: string | null;
  name: string | null;
  /**
   * Of an agent's picture, below `GET /v1/avatars/`; left out where there is none.
   */
  avatar_id?: string | null;
}
/**
 * Somebody left, or was removed.
 */
export interface AgentRemoved {
  type: "agent_removed";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * What is no longer there.
 */
export interface Removed {
  id: string;
}
/**
 * All that a dashboard needs to show itself, but for the list.
 */
export interface AgentStarted {
  agent: Agent;
  account: Account;
  workspace: Workspace;
  workspaces: WorkspaceRef[];
  agents: ColleaguePresence[];
  teams: Team[];
  labels: Label[];
  routing: Routing;
  canned_replies: CannedReply[];
  hours: Hours;
  /**
   * One's own and the shared ones.
   */
  saved_views: SavedView[];
  /**
   * The newest; an older one comes with its conversation.
   */
  drafts: Draft[];
  counts: InboxCounts;
  uploads: UploadRules;
  epoch: string;
  /**
   * A number in the event log
   */
  head: number;
  missed: WorkspaceSynced | null;
}
/**
 * A workspace that an account may enter.
 */
export interface WorkspaceRef {
  id: string;
  name: string;
  role: "admin" | "agent" | "owner";
}
/**
 * An agent and whether some device of theirs is connected.
 */
export interface ColleaguePresence {
  agent: Agent;
  is_online: boolean;
  /**
   * Whether one of their devices is in use.
   */
  is_attentive: boolean;
}
/**
 * Some agents of the workspace.
 */
export interface Team {
  id: string;
  name: string;
  agent_ids: string[];
  /**
   * How its waiting conversations are given to its agents; null: as the workspace's are.
   */
  routing_mode: ("least_loaded" | "off" | "round_robin") | null;
  /**
   * Open conversations of the team that each of its agents is given at most; null: as many as the workspace says.
   */
  capacity: number | null;
}
/**
 * A word and the colour it is shown in, which each client draws as its theme wants it.
 */
export interface Label {
  id: string;
  name: string;
  colour: "blue" | "green" | "grey" | "orange" | "pink" | "purple" | "red" | "teal" | "yellow";
}
/**
 * How the workspace's waiting conversations are given out.
 */
export interface Routing {
  /**
   * By turns, to who has least to do, or not at all.
   */
  mode: "least_loaded" | "off" | "round_robin";
  /**
   * Open conversations that an agent is given at most, unless they have a capacity of their own.
   */
  capacity: number;
  /**
   * Whether an unanswered conversation goes to somebody else when who has it is gone for half a minute.
   */
  reroutes_offline: boolean;
  /**
   * After how many minutes without an answer it goes to somebody else; null: never.
   */
  answer_minutes: number | null;
}
/**
 * A reply that is ready. Whoever uses it fills in the variables of its body first.
 */
export interface CannedReply {
  id: string;
  short_code: string;
  /**
   * May hold `{{visitor.name}}`, `{{visitor.email}}`, `{{agent.name}}`, `{{workspace.name}}` and `{{site.name}}`,
   * with words for where nothing is known behind a bar: `{{visitor.name|there}}`.
   */
  body: string;
}
/**
 * When the team answers, by the clocks of the workspace's time zone.
 */
export interface Hours {
  /**
   * Whether anything goes by them. If not, the team may answer at any time.
   */
  is_on: boolean;
  week: Week;
  holidays: Holiday[];
}
/**
 * The shifts that begin on each day, in their order. A day without shifts is closed.
 */
export interface Week {
  /**
   * @maxItems 6
   */
  monday: Shift[];
  /**
   * @maxItems 6
   */
  tuesday: Shift[];
  /**
   * @maxItems 6
   */
  wednesday: Shift[];
  /**
   * @maxItems 6
   */
  thursday: Shift[];
  /**
   * @maxItems 6
   */
  friday: Shift[];
  /**
   * @maxItems 6
   */
  saturday: Shift[];
  /**
   * @maxItems 6
   */
  sunday: Shift[];
}
/**
 * Some hours of a day. One that does not close after it opens closes on the next day.
 */
export interface Shift {
  /**
   * Hours and minutes
   */
  opens: string;
  /**
   * Hours and minutes
   */
  closes: string;
}
/**
 * A date with shifts of its own instead of the week's; without shifts it is closed.
 */
export interface Holiday {
  date: string;
  name: string;
  /**
   * @maxItems 6
   */
  shifts: Shift[];
}
/**
 * What a list is asked for, kept under a name.
 */
export interface SavedView {
  id: string;
  name: string;
  /**
   * Whether all agents have it, or only who made it.
   */
  is_shared: boolean;
  /**
   * Who made it.
   */
  agent_id: string;
  view: "all" | "mentions" | "mine" | "unassigned";
  /**
   * Not looked at in a view of mentions, which are listed whatever the status.
   */
  status: "open" | "resolved" | "snoozed";
  filters: ConversationFilters;
}
/**
 * May name what is there no longer; then the list is refused as any other.
 */
export interface ConversationFilters {
  /**
   * Carrying each of these.
   *
   * @maxItems 10
   */
  label_ids?: string[];
  /**
   * Of one of these.
   *
   * @maxItems 5
   */
  priorities?: ("high" | "low" | "none" | "normal" | "urgent")[];
  /**
   * Given to this team.
   */
  team_id?: string | null;
  /**
   * With this agent, whoever asks.
   */
  assignee_id?: string | null;
  /**
   * Followed by oneself.
   */
  is_following?: boolean;
}
/**
 * What an agent has half written in a conversation. One with an empty body is gone.
 */
export interface Draft {
  conversation_id: string;
  kind: "note" | "reply";
  body: string;
  /**
   * Rises with each time a draft is saved
   */
  revision: number;
}
/**
 * Conversations by view. Each is counted up to 100, which means 100 or more.
 */
export interface InboxCounts {
  /**
   * The events up to this one are counted, and none after it.
   */
  head: number;
  /**
   * Open ones, as those of nobody and of teams.
   */
  mine: number;
  unassigned: number;
  open: number;
  snoozed: number;
  resolved: number;
  /**
   * Whatever their status: with a mention that the agent has not read.
   */
  mentions: number;
  /**
   * Of the teams that the agent is in.
   */
  teams: TeamCount[];
}
/**
 * How many open conversations a team has; 100 means 100 or more.
 */
export interface TeamCount {
  team_id: string;
  open: number;
}
/**
 * What may be uploaded, so that clients need not try.
 */
export interface UploadRules {
  max_bytes: number;
  max_per_message: number;
  media_types: string[];
  /**
   * Whether `begin_upload` is offered: the bytes then go straight into the storage.
   */
  is_direct: boolean;
  /**
   * By which a file can be told to be one of these before it is sent; its content decides.
   */
  extensions: string[];
}
/**
 * A page of the workspace's log. Ask again until the last `seq` reaches `head`; with `reset`, start over.
 */
export interface WorkspaceSynced {
  epoch: string;
  /**
   * A number in the event log
   */
  head: number;
  reset: boolean;
  events: (
    | ConversationCreated
    | ConversationUpdated
    | ConversationRated
    | ConversationDeleted
    | MessageCreated
    | MessageUpdated
    | MessageDeleted
    | AgentUpdated
    | AgentJoined
    | AgentRemoved
    | SiteCreated
    | SiteUpdated
    | SiteDeleted
    | WorkspaceUpdated
    | VisitorUpdated
    | VisitorMerged
    | VisitorDeleted
    | TeamCreated
    | TeamUpdated
    | TeamDeleted
    | LabelCreated
    | LabelUpdated
    | LabelDeleted
    | RoutingUpdated
    | CannedReplyCreated
    | CannedReplyUpdated
    | CannedReplyDeleted
    | HoursUpdated
    | SavedViewCreated
    | SavedViewUpdated
    | SavedViewDeleted
    | SubjectErased
  )[];
  /**
   * Read positions that moved meanwhile.
   */
  reads: ReadPosition[];
}
/**
 * A visitor started a conversation.
 */
export interface ConversationCreated {
  type: "conversation_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Conversation;
}
/**
 * A thread, as agents see it. `head` is the workspace's number of its last event.
 */
export interface Conversation {
  id: string;
  site_id: string;
  status: "open" | "resolved" | "snoozed";
  snoozed_until: string | null;
  assignee_id: string | null;
  /**
   * What it is labelled with, in no order that means anything.
   */
  label_ids: string[];
  /**
   * Agents who follow it: they asked to, or were mentioned.
   */
  follower_ids: string[];
  priority: "high" | "low" | "none" | "normal" | "urgent";
  /**
   * Whose it is, whoever of them has it.
   */
  team_id: string | null;
  visitor: Visitor;
  /**
   * A number in the event log
   */
  head: number;
  last_message: Message | null;
  rating: Rating | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
}
/**
 * A person on a website, as agents see them.
 */
export interface Visitor {
  id: string;
  name: string | null;
  email: string | null;
  /**
   * Who they are to the site.
   */
  external_id: string | null;
  /**
   * Whether the site's server has proven that; else it is only said.
   */
  is_verified: boolean;
  locale: string | null;
  /**
   * What the site and the team noted of them, by name.
   */
  attributes: {
    [k: string]: string | number | boolean;
  };
  /**
   * Whether they are kept from connecting.
   */
  is_blocked: boolean;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
}
/**
 * A reply (both sides see it), a note or an activity (agents only). With attachments its body may be empty.
 *
 * Of a deleted one only the place is left: its body is empty, and it has no attachments.
 */
export interface Message {
  id: string;
  conversation_id: string;
  client_id: string;
  /**
   * The event that created it: for an agent the workspace's number, for a visitor the conversation's public one.
   */
  seq: number;
  kind: "activity" | "note" | "reply";
  body: string;
  attachments: Attachment[];
  author: Author;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  /**
   * When it was last worded anew.
   */
  edited_at: string | null;
  is_deleted: boolean;
  /**
   * What happened, where that is what the message tells.
   */
  activity: (Routed | Assigned | TeamAssigned | StatusSet | PrioritySet | Labelled | Unlabelled) | null;
  quote: Quote | null;
  /**
   * Agents whom it names, in no order that means anything. Visitors are not told.
   */
  mentions: string[];
}
/**
 * A file of a message. Links to it come from `get_file_links`.
 */
export interface Attachment {
  id: string;
  name: string;
  /**
   * What its content is, whatever its name says.
   */
  media_type: string;
  size: number;
  /**
   * Of an image, in pixels, so that its place can be kept free.
   */
  width: number | null;
  height: number | null;
  has_thumbnail: boolean;
  /**
   * What an image shows, in words; may be empty.
   */
  alt: string;
}
/**
 * Routing gave the conversation to somebody, and why.
 */
export interface Routed {
  what: "routed";
  agent: Author1;
  /**
   * Who had it before, where it was taken from somebody.
   */
  previous: Author | null;
  /**
   * Whose turn it was, who had least to do, or why who had it could not keep it.
   */
  reason: "least_loaded" | "offline" | "round_robin" | "unanswered";
  /**
   * How many open conversations they had before this one; where the team has a capacity, of the team's.
   */
  load: number;
  /**
   * How many they may have.
   */
  capacity: number;
  /**
   * The team it is for, as it was called then: only its agents were asked.
   */
  team_name: string | null;
}
/**
 * Who wrote or did something. `id` is null for the system.
 */
export interface Author1 {
  type: "agent" | "system" | "visitor";
  id: string | null;
  name: string | null;
  /**
   * Of an agent's picture, below `GET /v1/avatars/`; left out where there is none.
   */
  avatar_id?: string | null;
}
/**
 * Somebody gave it to an agent, or took it from one.
 */
export interface Assigned {
  what: "assigned";
  agent: Author | null;
  previous: Author | null;
}
/**
 * Somebody gave it to a team, or took it from one.
 */
export interface TeamAssigned {
  what: "team_assigned";
  /**
   * As it was called then.
   */
  team_name: string | null;
}
/**
 * Somebody resolved, snoozed or opened it.
 */
export interface StatusSet {
  what: "status_set";
  status: "open" | "resolved" | "snoozed";
  snoozed_until: string | null;
}
/**
 * Somebody said how pressing it is.
 */
export interface PrioritySet {
  what: "priority_set";
  priority: "high" | "low" | "none" | "normal" | "urgent";
}
/**
 * Somebody put a label on it.
 */
export interface Labelled {
  what: "labelled";
  label_id: string;
  /**
   * As it was called then.
   */
  label_name: string;
}
/**
 * Somebody took a label off it.
 */
export interface Unlabelled {
  what: "unlabelled";
  label_id: string;
  /**
   * As it was called then.
   */
  label_name: string;
}
/**
 * What a message answers to, as that is now: once it was taken back, only that it was there.
 */
export interface Quote {
  message_id: string;
  kind: "activity" | "note" | "reply";
  author: Author;
  /**
   * The first 200 letters of its body; nothing where it was only files.
   */
  excerpt: string;
  is_deleted: boolean;
}
/**
 * What the visitor thought of how they were helped, the last time they said.
 */
export interface Rating {
  /**
   * From 1 (bad) to 5 (very good)
   */
  rating: number;
  comment: string | null;
  /**
   * Who had the conversation then.
   */
  agent_id: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  rated_at: string;
}
/**
 * Its status or assignee changed, its team or priority, or what it is labelled with.
 */
export interface ConversationUpdated {
  type: "conversation_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Conversation;
}
/**
 * Its visitor said how they were helped, or changed what they said.
 */
export interface ConversationRated {
  type: "conversation_rated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Conversation;
}
/**
 * It is gone, with all that was said in it.
 */
export interface ConversationDeleted {
  type: "conversation_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * Somebody wrote a reply or, among agents, a note; or an activity tells what happened.
 */
export interface MessageCreated {
  type: "message_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * Its author worded it anew.
 */
export interface MessageUpdated {
  type: "message_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * It was taken back. Its place stays, its body and files are gone.
 */
export interface MessageDeleted {
  type: "message_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * An agent's name, picture, role, availability or capacity changed.
 */
export interface AgentUpdated {
  type: "agent_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Agent;
}
/**
 * A site was added.
 */
export interface SiteCreated {
  type: "site_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Site;
}
/**
 * A site's name, key or origins changed.
 */
export interface SiteUpdated {
  type: "site_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Site;
}
/**
 * A site was removed.
 */
export interface SiteDeleted {
  type: "site_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * The workspace's settings changed, or whether it is to be deleted.
 */
export interface WorkspaceUpdated {
  type: "workspace_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Workspace;
}
/**
 * A visitor said who they are, or what is known of them changed. What they wrote carries their present name.
 */
export interface VisitorUpdated {
  type: "visitor_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Visitor;
}
/**
 * Two visitors turned out to be one. All that was the other's is the kept one's now.
 */
export interface VisitorMerged {
  type: "visitor_merged";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: MergedVisitor;
}
/**
 * Who is no longer there by themselves, and who they turned out to be.
 */
export interface MergedVisitor {
  merged_id: string;
  visitor: Visitor;
}
/**
 * A visitor is gone, and all their conversations with them: no other event says so.
 */
export interface VisitorDeleted {
  type: "visitor_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * A team was made.
 */
export interface TeamCreated {
  type: "team_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Team;
}
/**
 * A team's name changed, or who is in it.
 */
export interface TeamUpdated {
  type: "team_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Team;
}
/**
 * A team was dissolved.
 */
export interface TeamDeleted {
  type: "team_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * A label was made.
 */
export interface LabelCreated {
  type: "label_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Label;
}
/**
 * A label's name or colour changed.
 */
export interface LabelUpdated {
  type: "label_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Label;
}
/**
 * A label was deleted. No conversation carries it any more, and no other event says so.
 */
export interface LabelDeleted {
  type: "label_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * How conversations are given out changed.
 */
export interface RoutingUpdated {
  type: "routing_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Routing;
}
/**
 * A reply was kept for all agents.
 */
export interface CannedReplyCreated {
  type: "canned_reply_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: CannedReply;
}
/**
 * A canned reply was worded anew, or has another short code.
 */
export interface CannedReplyUpdated {
  type: "canned_reply_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: CannedReply;
}
/**
 * A canned reply is kept no longer.
 */
export interface CannedReplyDeleted {
  type: "canned_reply_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * When the team answers changed.
 */
export interface HoursUpdated {
  type: "hours_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Hours;
}
/**
 * An agent shared a list under a name.
 */
export interface SavedViewCreated {
  type: "saved_view_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: SavedView;
}
/**
 * A shared view was renamed, or is another list.
 */
export interface SavedViewUpdated {
  type: "saved_view_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: SavedView;
}
/**
 * A shared view is kept no longer.
 */
export interface SavedViewDeleted {
  type: "saved_view_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Removed;
}
/**
 * Something that happened to what is no longer there. It keeps its number, so that nobody waits for it.
 */
export interface SubjectErased {
  type: "subject_erased";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
}
/**
 * How far one person's devices have received and read a conversation.
 */
export interface ReadPosition {
  conversation_id: string;
  reader: Author;
  /**
   * A number in the event log
   */
  delivered_seq: number;
  /**
   * A number in the event log
   */
  read_seq: number;
}
/**
 * A question as it was asked, and its answer.
 */
export interface AnsweredField {
  name: string;
  kind: "checkbox" | "email" | "select" | "text";
  label: string;
  value: string | boolean;
}
/**
 * A token, without its secret.
 */
export interface ApiToken {
  id: string;
  name: string;
  agent_id: string;
  scopes: string[];
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}
/**
 * The token; its secret is shown only now.
 */
export interface ApiTokenCreated {
  api_token: ApiToken;
  secret: string;
}
/**
 * The workspace's tokens, the newest first, and the scopes that a new one may have.
 */
export interface ApiTokenList {
  api_tokens: ApiToken[];
  scopes: string[];
}
/**
 * Give the conversation to an agent, or with null to nobody.
 *
 * With `expected_assignee_id` (null for nobody) only if that is still who has it; `conflict` otherwise.
 */
export interface AssignConversation {
  conversation_id: string;
  assignee_id: string | null;
  expected_assignee_id?: string | null;
}
/**
 * Give the conversation to a team, or with null to none. Who of them has it is another matter.
 */
export interface AssignTeam {
  conversation_id: string;
  team_id: string | null;
}
/**
 * Somebody who writes with the visitor has another name or picture, also on what they wrote before.
 */
export interface AuthorChanged {
  author: Author;
}
/**
 * What is to be put straight into the storage, told before a byte of it is sent.
 */
export interface BeginUpload {
  name: string;
  size: number;
  /**
   * What the sender takes it for. Its content decides in the end.
   */
  media_type?: string;
  site_key?: string | null;
  workspace_id?: string | null;
  alt?: string;
  sha256?: string | null;
}
/**
 * Keep visitors of an address or of a whole network out.
 */
export interface BlockAddress {
  /**
   * An address, or a network in CIDR notation
   */
  network: string;
  reason?: string | null;
  /**
   * Until when; null for as long as nobody takes it back.
   */
  expires_at?: string | null;
}
/**
 * Cut a visitor off. What they wrote stays.
 */
export interface BlockVisitor {
  visitor_id: string;
}
/**
 * The latest first.
 */
export interface BlockedAddresses {
  blocked_addresses: BlockedAddress[];
}
/**
 * Those who were blocked last, first.
 */
export interface BlockedVisitors {
  visitors: Visitor[];
}
/**
 * A site's colour, and what stands on it: black or white, with a contrast of 4.5:1 at least.
 */
export interface Brand {
  color: string;
  label: string;
}
/**
 * By what a visitor was brought, as the site marked it with `utm_` parameters.
 */
export interface Campaign {
  source?: string | null;
  medium?: string | null;
  campaign?: string | null;
  term?: string | null;
  content?: string | null;
}
/**
 * Keep the workspace after all.
 */
export interface CancelWorkspaceDeletion {}
/**
 * The canned reply as it is now.
 */
export interface CannedReplyChanged {
  canned_reply: CannedReply;
}
/**
 * The workspace's canned replies, by short code.
 */
export interface CannedReplyList {
  canned_replies: CannedReply[];
}
/**
 * The agent as they are now.
 */
export interface CapacityChanged {
  agent: Agent;
}
/**
 * Exactly one of assignee, team, status, priority and label, for all of these conversations.
 */
export interface ChangeConversations {
  /**
   * @minItems 1
   * @maxItems 100
   */
  conversation_ids: [string, ...string[]];
  assignee_id?: string | null;
  team_id?: string | null;
  status?: "open" | "resolved" | "snoozed";
  snoozed_until?: string | null;
  priority?: "high" | "low" | "none" | "normal" | "urgent";
  label_id?: string;
  /**
   * Whether the label is put on or taken off.
   */
  is_labelled?: boolean;
}
/**
 * Change one's address, once both the old and the new one have confirmed it.
 */
export interface ChangeEmail {
  email: string;
  password: string;
}
/**
 * Change one's password. All other sessions end.
 */
export interface ChangePassword {
  password: string;
  new_password: string;
}
/**
 * Give a member another role, one's own at most. The last owner stays owner.
 */
export interface ChangeRole {
  agent_id: string;
  role: "admin" | "agent" | "owner";
}
/**
 * Switch two-factor sign-in on, by a code of the new secret.
 */
export interface ConfirmTwoFactor {
  code: string;
}
/**
 * The conversation as it is now.
 */
export interface ConversationChanged {
  conversation: Conversation;
}
/**
 * What a view is narrowed down to. What is not given narrows nothing.
 */
export interface ConversationFilters1 {
  /**
   * Carrying each of these.
   *
   * @maxItems 10
   */
  label_ids?: string[];
  /**
   * Of one of these.
   *
   * @maxItems 5
   */
  priorities?: ("high" | "low" | "none" | "normal" | "urgent")[];
  /**
   * Given to this team.
   */
  team_id?: string | null;
  /**
   * With this agent, whoever asks.
   */
  assignee_id?: string | null;
  /**
   * Followed by oneself.
   */
  is_following?: boolean;
}
/**
 * One conversation with everybody's read positions and one's own draft.
 */
export interface ConversationFound {
  item: InboxItem;
  reads: ReadPosition[];
  /**
   * What the asking agent has half written in it.
   */
  draft: Draft | null;
  /**
   * What the visitor answered when it started.
   */
  form: FilledForm | null;
}
/**
 * A conversation as one agent finds it in a list: with what is theirs alone, and what is true only now.
 */
export interface InboxItem {
  conversation: Conversation;
  unread_count: number;
  /**
   * The number of the newest mention of this agent: its message's, or that of the edit that brought it in.
   */
  mentioned_seq: number | null;
  has_unread_mention: boolean;
  is_visitor_online: boolean;
}
/**
 * What a visitor answered when the conversation started.
 */
export interface FilledForm {
  purpose: "offline" | "pre_chat";
  answers: AnsweredField[];
}
/**
 * A conversation of the visitor was deleted; with null they themselves, and all that was theirs.
 *
 * `start` says what there is now. Who was deleted is refused there, and comes again as somebody new.
 */
export interface ConversationGone {
  conversation_id: string | null;
}
/**
 * Told every 15 seconds for each of a visitor's conversations, so that a missed last event is learnt.
 */
export interface ConversationHead {
  conversation_id: string;
  epoch: string;
  /**
   * A number in the event log
   */
  head: number;
}
/**
 * A page of the inbox, with the numbers of its views.
 */
export interface ConversationPage {
  items: InboxItem[];
  next_cursor: number | null;
  counts: InboxCounts;
}
/**
 * A page of a conversation's public log. Ask until the last `seq` reaches `head`; with `reset`, start over.
 */
export interface ConversationSynced {
  epoch: string;
  /**
   * A number in the event log
   */
  head: number;
  reset: boolean;
  events: (
    | VisitorConversationCreated
    | VisitorConversationUpdated
    | VisitorConversationRated
    | VisitorMessageCreated
    | VisitorMessageUpdated
    | VisitorMessageDeleted
    | VisitorSubjectErased
  )[];
  reads: ReadPosition[];
}
/**
 * The visitor started a conversation, perhaps in another tab.
 */
export interface VisitorConversationCreated {
  type: "conversation_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: VisitorConversation;
}
/**
 * A thread, as its visitor sees it. `head` counts only what the visitor may see.
 */
export interface VisitorConversation {
  id: string;
  status: "open" | "resolved" | "snoozed";
  assignee: Author | null;
  /**
   * A number in the event log
   */
  head: number;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  /**
   * Whether the visitor is asked how they were helped, and has not said.
   */
  is_rating_wanted: boolean;
  rating: OwnRating | null;
}
/**
 * What the visitor said, the last time they were asked. They may change it for a while.
 */
export interface OwnRating {
  /**
   * From 1 (bad) to 5 (very good)
   */
  rating: number;
  comment: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  rated_at: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  editable_until: string;
}
/**
 * Its status changed, or who answers.
 */
export interface VisitorConversationUpdated {
  type: "conversation_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: VisitorConversation;
}
/**
 * The visitor said how they were helped, perhaps in another tab.
 */
export interface VisitorConversationRated {
  type: "conversation_rated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: VisitorConversation;
}
/**
 * Somebody wrote a reply.
 */
export interface VisitorMessageCreated {
  type: "message_created";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * Its author worded it anew.
 */
export interface VisitorMessageUpdated {
  type: "message_updated";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * It was taken back. Its place stays, its body and files are gone.
 */
export interface VisitorMessageDeleted {
  type: "message_deleted";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
  data: Message;
}
/**
 * Something that happened to what is no longer there. It keeps its number, so that nobody waits for it.
 */
export interface VisitorSubjectErased {
  type: "subject_erased";
  /**
   * A number in the event log
   */
  seq: number;
  epoch: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
  conversation_id: string | null;
  actor: Author;
}
/**
 * Each conversation once. What changed comes by events, too.
 */
export interface ConversationsChanged {
  outcomes: Outcome[];
}
/**
 * What became of one conversation: changed, if it was not so already, or refused.
 */
export interface Outcome {
  conversation_id: string;
  error: Error | null;
}
/**
 * Why a command was refused.
 */
export interface Error {
  code: ErrorCode;
  message: string;
  field?: string | null;
  /**
   * Seconds to wait before asking again.
   */
  retry_after?: number | null;
}
/**
 * How much there is in one's saved views.
 */
export interface CountSavedViews {}
/**
 * Sign up: an account, its first workspace and a site.
 */
export interface CreateAccount {
  name: string;
  email: string;
  password: string;
  workspace_name: string;
  locale?: "ar" | "de" | "en";
}
/**
 * Make a token that may do what its scopes say, as far as one's own role allows it.
 */
export interface CreateApiToken {
  name: string;
  /**
   * Names of permissions: see docs/permissions.md.
   *
   * @minItems 1
   * @maxItems 50
   */
  scopes: [string, ...string[]];
  expires_at?: string | null;
}
/**
 * Keep a reply for everybody. A body with a variable that there is not is refused.
 */
export interface CreateCannedReply {
  short_code: string;
  body: string;
}
/**
 * Make a secret for a site. Two may be good at a time, so that one can follow the other.
 */
export interface CreateIdentitySecret {
  site_id: string;
}
/**
 * Ask somebody to join, by mail.
 */
export interface CreateInvitation {
  email: string;
  role: "admin" | "agent";
}
/**
 * Make a label.
 */
export interface CreateLabel {
  name: string;
  colour?: "blue" | "green" | "grey" | "orange" | "pink" | "purple" | "red" | "teal" | "yellow";
}
/**
 * Keep a list under a name.
 */
export interface CreateSavedView {
  name: string;
  is_shared?: boolean;
  view?: "all" | "mentions" | "mine" | "unassigned";
  status?: "open" | "resolved" | "snoozed";
  filters?: ConversationFilters1;
}
/**
 * Sign in. `code` is the authenticator's, or a recovery code.
 */
export interface CreateSession {
  email: string;
  password: string;
  code?: string | null;
}
/**
 * Add a website that carries the widget.
 */
export interface CreateSite {
  name: string;
}
/**
 * Make a team of these agents.
 */
export interface CreateTeam {
  name: string;
  /**
   * @maxItems 500
   */
  agent_ids?: string[];
  routing_mode?: ("least_loaded" | "off" | "round_robin") | null;
  capacity?: number | null;
}
/**
 * Make another workspace, with a site.
 */
export interface CreateWorkspace {
  name: string;
  /**
   * A name of the IANA database
   */
  time_zone?: string;
}
/**
 * A path below the server's address, where it is one JSON file. Whoever has the link has the data.
 */
export interface DataExported {
  path: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
}
/**
 * Delete one's account. The password once more, because nobody can undo it.
 */
export interface DeleteAccount {
  password: string;
}
/**
 * End a token. Its sockets are cut within two seconds.
 */
export interface DeleteApiToken {
  api_token_id: string;
}
/**
 * Keep a canned reply no longer. What was said with it stays.
 */
export interface DeleteCannedReply {
  canned_reply_id: string;
}
/**
 * Delete a conversation and all that was said in it. There is no way back.
 */
export interface DeleteConversation {
  conversation_id: string;
}
/**
 * End a secret. What was signed with it proves nothing any more.
 */
export interface DeleteIdentitySecret {
  identity_secret_id: string;
}
/**
 * Delete a label, and with it take it off all conversations.
 */
export interface DeleteLabel {
  label_id: string;
}
/**
 * Take a message back.
 */
export interface DeleteMessage {
  conversation_id: string;
  message_id: string;
}
/**
 * Have all that is kept of oneself deleted. There is no way back.
 */
export interface DeleteMyData {}
/**
 * Keep a saved view no longer.
 */
export interface DeleteSavedView {
  saved_view_id: string;
}
/**
 * Let nobody in by this site any more. Its conversations stay.
 */
export interface DeleteSite {
  site_id: string;
}
/**
 * Dissolve a team. Its agents stay.
 */
export interface DeleteTeam {
  team_id: string;
}
/**
 * Delete a visitor and all that is theirs. There is no way back.
 */
export interface DeleteVisitor {
  visitor_id: string;
}
/**
 * Delete one's own note, or as an admin anybody's.
 */
export interface DeleteVisitorNote {
  visitor_note_id: string;
}
/**
 * Have the workspace deleted in seven days, with all that is in it.
 */
export interface DeleteWorkspace {
  password: string;
}
/**
 * Say what an image shows, before it is sent.
 */
export interface DescribeFile {
  file_id: string;
  alt: string;
}
/**
 * What somebody looks at the site with, as far as their browser says it.
 */
export interface Device {
  browser?: string | null;
  os?: string | null;
  kind?: ("bot" | "desktop" | "phone" | "tablet") | null;
}
/**
 * Switch two-factor sign-in off.
 */
export interface DisableTwoFactor {
  password: string;
}
/**
 * It is done, and there is nothing more to say.
 */
export interface Done {}
/**
 * Another device of one's own saved a draft, or let it go.
 */
export interface DraftChanged {
  draft: Draft;
}
/**
 * The draft as it is kept. What is told of a draft with a lower revision is old.
 */
export interface DraftSaved {
  draft: Draft;
}
/**
 * This process is about to stop, or one is somebody else by now. Connect again after the wait.
 *
 * It differs from client to client.
 */
export interface Draining {
  retry_after_ms: number;
}
/**
 * Word one's own message anew.
 */
export interface EditMessage {
  conversation_id: string;
  message_id: string;
  body: string;
  /**
   * Agents whom it names now. If not given, it names whom it named.
   *
   * @maxItems 20
   */
  mentions?: string[];
}
/**
 * Word one's own note anew.
 */
export interface EditVisitorNote {
  visitor_note_id: string;
  body: string;
}
/**
 * What following a link from a mail did: the address is confirmed, changed, or waits for the other address.
 */
export interface EmailConfirmed {
  email: string;
  outcome: "changed" | "confirmed" | "waiting";
}
/**
 * A visitor did something on the site. Told to devices that show a conversation of theirs.
 */
export interface EventTracked {
  visitor_id: string;
  event: TrackedEvent;
}
/**
 * Something that a visitor did on the site, as the site says it.
 */
export interface TrackedEvent {
  id: string;
  name: string;
  properties: {
    [k: string]: string | number | boolean;
  };
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
}
/**
 * A piece of plain text, which is what was looked for, or is not.
 */
export interface ExcerptPart {
  text: string;
  is_match: boolean;
}
/**
 * Ask for all that is kept of oneself.
 */
export interface ExportMyData {}
/**
 * Ask for all that is kept of a visitor, to hand it to them.
 */
export interface ExportVisitor {
  visitor_id: string;
}
/**
 * Where to get one file, below the server's address. `url` shows an image, and is null for anything else.
 */
export interface FileLink {
  file_id: string;
  url: string | null;
  thumbnail_url: string | null;
  download_url: string;
}
/**
 * Links that work until `expires_at`, and for nobody else; in the order asked.
 */
export interface FileLinks {
  links: FileLink[];
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
}
/**
 * The file as a message will show it. Its id goes into `attachment_ids`.
 */
export interface FileUploaded {
  attachment: Attachment;
}
/**
 * The query of the end of such an upload: whose it is, as when it was begun.
 */
export interface FinishUpload {
  site_key?: string | null;
  workspace_id?: string | null;
}
/**
 * Follow a conversation.
 */
export interface FollowConversation {
  conversation_id: string;
}
/**
 * What was put in a field: a text, or whether it was ticked.
 */
export interface FormAnswer {
  name: string;
  value: string | boolean;
}
/**
 * One conversation with its read positions.
 */
export interface GetConversation {
  conversation_id: string;
}
/**
 * Links to files, each for the one who asks, and for a few minutes.
 */
export interface GetFileLinks {
  /**
   * @minItems 1
   * @maxItems 50
   */
  file_ids: [string, ...string[]];
}
/**
 * What is known of a visitor's way and device.
 */
export interface GetVisit {
  visitor_id: string;
}
/**
 * A form as a visitor filled it in.
 */
export interface GivenForm {
  purpose: "offline" | "pre_chat";
  /**
   * @maxItems 10
   */
  answers: FormAnswer[];
}
/**
 * The hours as they are now.
 */
export interface HoursChanged {
  hours: Hours;
}
/**
 * Say who one is, and perhaps prove it. What is not proven opens nothing.
 */
export interface Identify {
  name?: string | null;
  email?: string | null;
  /**
   * Null takes one away
   */
  attributes?: {
    [k: string]: string | number | boolean | null;
  };
  /**
   * Who one is to the site.
   */
  external_id?: string;
  /**
   * Proves it: signed by the site's server with one of the site's identity secrets.
   */
  identity_token?: string;
  /**
   * Proves the external id, for as long as the secret is good. The token is better: it ends.
   */
  user_hash?: string;
}
/**
 * What an identity token says, besides `aud`, the id of the site. What else it says is passed over.
 */
export interface IdentityClaims {
  sub: string;
  /**
   * At most an hour ahead.
   */
  exp: number;
  nbf: number;
  name: string;
  email: string;
}
/**
 * A secret, without what it is.
 */
export interface IdentitySecret {
  id: string;
  site_id: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
}
/**
 * The secret, which is shown only now.
 */
export interface IdentitySecretCreated {
  identity_secret: IdentitySecret;
  secret: string;
}
/**
 * The site's secrets, the newest first.
 */
export interface IdentitySecretList {
  identity_secrets: IdentitySecret[];
}
/**
 * Somebody is asked to join.
 */
export interface Invitation {
  id: string;
  email: string;
  role: "admin" | "agent" | "owner";
  inviter: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
  is_expired: boolean;
}
/**
 * Joined. `token` is a new session where the account is new.
 */
export interface InvitationAccepted {
  token: string | null;
  account: Account;
  workspace: WorkspaceRef;
}
/**
 * The invitation as it is now.
 */
export interface InvitationChanged {
  invitation: Invitation;
}
/**
 * What somebody who follows the link may know before they join.
 */
export interface InvitationFound {
  workspace_name: string;
  inviter: string | null;
  email: string;
  role: "admin" | "agent" | "owner";
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
  /**
   * Whether the address has an account already: then signing in is the way to accept.
   */
  has_account: boolean;
}
/**
 * The open invitations, the newest first.
 */
export interface InvitationList {
  invitations: Invitation[];
}
/**
 * The label as it is now.
 */
export interface LabelChanged {
  label: Label;
}
/**
 * Put a label on a conversation.
 */
export interface LabelConversation {
  conversation_id: string;
  label_id: string;
}
/**
 * Be a member no longer.
 */
export interface LeaveWorkspace {}
/**
 * The workspace's tokens.
 */
export interface ListApiTokens {}
/**
 * All that count now, the latest first.
 */
export interface ListBlockedAddresses {}
/**
 * Who is blocked, the last hundred first.
 */
export interface ListBlockedVisitors {}
/**
 * The workspace's canned replies.
 */
export interface ListCannedReplies {}
/**
 * A view of the inbox, newest activity first.
 */
export interface ListConversations {
  view?: "all" | "mentions" | "mine" | "unassigned";
  /**
   * Null: whatever the status.
   */
  status?: ("open" | "resolved" | "snoozed") | null;
  filters?: ConversationFilters1;
  /**
   * The `next_cursor` of the page before.
   */
  cursor?: number | null;
  limit?: number;
}
/**
 * The query of `get_file_links` over HTTP.
 */
export interface ListFileLinks {
  ids: string;
  site_key?: string | null;
  workspace_id?: string | null;
}
/**
 * A site's secrets.
 */
export interface ListIdentitySecrets {
  site_id: string;
}
/**
 * The invitations that nobody has accepted.
 */
export interface ListInvitations {}
/**
 * Who is on the sites now, those who moved last first.
 */
export interface ListLiveVisitors {}
/**
 * How many open conversations each agent and each team has.
 */
export interface ListLoads {}
/**
 * Who is in the workspace.
 */
export interface ListMembers {}
/**
 * Messages older than `before`, or the newest.
 */
export interface ListMessages {
  conversation_id: string;
  before?: string | null;
  limit?: number;
}
/**
 * One's signed-in devices.
 */
export interface ListSessions {}
/**
 * The workspace's teams.
 */
export interface ListTeams {}
/**
 * All that a visitor ever wrote, newest activity first.
 */
export interface ListVisitorConversations {
  visitor_id: string;
  /**
   * The `next_cursor` of the page before.
   */
  cursor?: number | null;
  limit?: number;
}
/**
 * What is noted of a visitor, the newest first.
 */
export interface ListVisitorNotes {
  visitor_id: string;
}
/**
 * A visitor who is on a site now.
 */
export interface LiveVisitor {
  visitor_id: string;
  page: PageView;
  /**
   * RFC 3339, UTC, milliseconds
   */
  here_since: string;
  locale: string | null;
  referrer: string | null;
  campaign: Campaign | null;
  device: Device | null;
  place: Place | null;
  name: string | null;
  /**
   * Their newest, where there is one.
   */
  conversation_id: string | null;
}
/**
 * A page that a visitor looked at. Of its address neither query nor fragment is kept.
 */
export interface PageView {
  url: string;
  title: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  at: string;
}
/**
 * A country, and as much of the way to the town as is known. Never an address, and no coordinates.
 */
export interface Place {
  /**
   * By its code: `DE`.
   */
  country: string;
  region?: string | null;
  city?: string | null;
}
/**
 * Two hundred at most. Nobody unless the workspace wants to see them.
 */
export interface LiveVisitors {
  is_on: boolean;
  visitors: LiveVisitor[];
}
/**
 * The workspace's agents and teams.
 */
export interface Loads {
  agents: AgentCount[];
  teams: TeamCount[];
}
/**
 * Say that this device is in use. One that says so once has to go on: 5 minutes later its agent is away.
 */
export interface MarkActive {
  /**
   * How long ago it was; after a reconnect nobody may have been there for long.
   */
  idle_seconds?: number;
}
/**
 * Say that one of one's devices has received up to and including this message. Never moves back.
 */
export interface MarkDelivered {
  conversation_id: string;
  message_id: string;
}
/**
 * Say that one has read up to and including this message. Never moves back.
 */
export interface MarkRead {
  conversation_id: string;
  message_id: string;
}
/**
 * An agent, with what only colleagues may know.
 */
export interface Member {
  agent: Agent;
  email: string;
  has_two_factor: boolean;
  /**
   * RFC 3339, UTC, milliseconds
   */
  joined_at: string;
  last_seen_at: string | null;
}
/**
 * The members, by name.
 */
export interface MemberList {
  members: Member[];
}
/**
 * Make two visitors one. What is known of both is kept of `visitor_id`. There is no way back.
 */
export interface MergeVisitors {
  /**
   * Who stays.
   */
  visitor_id: string;
  /**
   * Who is not there by themselves any more.
   */
  merged_id: string;
}
/**
 * The message as it is now.
 */
export interface MessageChanged {
  message: Message;
}
/**
 * A message that was found, with its conversation and the passage that was.
 */
export interface MessageHit {
  message: Message;
  conversation: Conversation;
  excerpt: ExcerptPart[];
}
/**
 * Messages, oldest first.
 */
export interface MessagePage {
  messages: Message[];
  has_more: boolean;
}
/**
 * The message as it is kept.
 */
export interface MessageSent {
  message: Message;
}
/**
 * Whether the team answers at this hour, and when it does again.
 */
export interface Opening {
  is_open: boolean;
  /**
   * Null while it is open, and where it does not open within a year.
   */
  next_opening_at: string | null;
}
/**
 * The team's hours began or ended, or are said otherwise. Null: the team may answer at any time.
 */
export interface OpeningChanged {
  opening: Opening | null;
}
/**
 * One's own saved views, all of them as they are now: on some device one was kept, changed or dropped.
 */
export interface OwnViewsChanged {
  saved_views: SavedView[];
}
/**
 * Where the visitor is.
 */
export interface Page {
  url: string;
  title?: string | null;
}
/**
 * A visitor looks at another page. Told to devices that show a conversation of theirs.
 */
export interface PageViewed {
  visitor_id: string;
  page: PageView;
}
/**
 * The first device of somebody came, or the last one went.
 */
export interface PresenceChanged {
  subject: Present;
  is_online: boolean;
}
/**
 * Who it is that came or went. Visitors are told only about the workspace as a whole.
 *
 * `attention` is an agent's: it is there while one of their devices is in use. That who comes is attentive, and who
 * goes is not, goes without saying.
 */
export interface Present {
  type: "agent" | "attention" | "visitor" | "workspace";
  id: string;
}
/**
 * A waiting conversation moved up, or the queue goes faster or slower. Null: it waits no longer.
 */
export interface QueueChanged {
  conversation_id: string;
  place: QueuePlace | null;
}
/**
 * Where a waiting conversation stands.
 */
export interface QueuePlace {
  /**
   * 1 is next.
   */
  position: number;
  /**
   * About how long at most, by how the queue has moved of late; null where that is not known, or over an hour.
   */
  wait_minutes: number | null;
}
/**
 * Rate a resolved conversation, or change what one said before.
 */
export interface RateConversation {
  conversation_id: string;
  /**
   * From 1 (bad) to 5 (very good)
   */
  rating: number;
  comment?: string | null;
}
/**
 * The conversation as it is now, with the rating.
 */
export interface RatingKept {
  conversation: VisitorConversation;
}
/**
 * The query of a picture of an agent: 512 pixels square, or 128.
 */
export interface ReadAvatar {
  size?: "large" | "small";
}
/**
 * A read position moved forward. `unread_count` is the reading agent's own; null where a visitor reads.
 */
export interface ReadChanged {
  position: ReadPosition;
  unread_count: number | null;
}
/**
 * The query of a link to a file.
 */
export interface ReadFile {
  link: string;
}
/**
 * End somebody's membership. What they wrote stays; their conversations are nobody's.
 */
export interface RemoveMember {
  agent_id: string;
}
/**
 * Ask for the conversation. `mail_to` sends the link by mail; without, it comes right back.
 *
 * Notes are only for oneself: what goes to the visitor never holds any.
 */
export interface RequestAgentTranscript {
  conversation_id: string;
  mail_to?: ("me" | "visitor") | null;
  includes_notes?: boolean;
  time_zone?: string | null;
}
/**
 * Ask for a link by mail.
 */
export interface RequestPasswordReset {
  email: string;
}
/**
 * Ask for the conversation. With an address the link goes there by mail; without, it comes right back.
 */
export interface RequestVisitorTranscript {
  conversation_id: string;
  email?: string | null;
  time_zone?: string | null;
}
/**
 * Send the mail that confirms one's address again.
 */
export interface ResendConfirmation {}
/**
 * Send the mail again, good for seven days from now.
 */
export interface ResendInvitation {
  invitation_id: string;
}
/**
 * Set a new password by a link from a mail.
 */
export interface ResetPassword {
  password: string;
}
/**
 * Take an invitation back.
 */
export interface RevokeInvitation {
  invitation_id: string;
}
/**
 * Sign all other devices of one's own out.
 */
export interface RevokeOtherSessions {}
/**
 * Sign another device of one's own out.
 */
export interface RevokeSession {
  session_id: string;
}
/**
 * Give a site a new key. Pages with the old one get no widget any more.
 */
export interface RotateSiteKey {
  site_id: string;
}
/**
 * How they are given out now.
 */
export interface RoutingChanged {
  routing: Routing;
}
/**
 * Keep what one has written so far, for all one's devices. An empty body lets it go.
 */
export interface SaveDraft {
  conversation_id: string;
  kind: "note" | "reply";
  body: string;
}
/**
 * The saved view as it is now.
 */
export interface SavedViewChanged {
  saved_view: SavedView;
}
/**
 * How many conversations a saved view has; 100 means 100 or more.
 */
export interface SavedViewCount {
  saved_view_id: string;
  count: number;
}
/**
 * The numbers of one's own saved views and of the shared ones.
 */
export interface SavedViewCounts {
  counts: SavedViewCount[];
}
/**
 * Find messages, and on the first page people.
 *
 * All words must occur, the last one at least begun; "in quotes" as a phrase, `or` between words for either, `-word`
 * without it.
 */
export interface Search {
  query: string;
  kind?: ("activity" | "note" | "reply") | null;
  written_by?: ("agent" | "visitor") | null;
  /**
   * An agent, who wrote it.
   */
  author_id?: string | null;
  /**
   * Who has the conversation now; null is nobody.
   */
  assignee_id?: string | null;
  status?: ("open" | "resolved" | "snoozed") | null;
  /**
   * Of conversations that carry each of these.
   *
   * @maxItems 10
   */
  label_ids?: string[];
  has_file?: boolean;
  written_after?: string | null;
  written_before?: string | null;
  /**
   * The `next_cursor` of the page before.
   */
  cursor?: SearchPlace | null;
  limit?: number;
}
/**
 * Where a page of results ended: what is newer than `top` was looked through, and of what is older some, by score.
 *
 * With a `span`, it is looked through by so many seconds at once; down to `bottom`, that is known to be quick.
 */
export interface SearchPlace {
  top: SearchPoint;
  bottom?: string | null;
  span?: number | null;
  score?: number | null;
  /**
   * A number in the event log
   */
  seq?: number;
}
/**
 * Before a message, in the order of time.
 */
export interface SearchPoint {
  /**
   * To the microsecond.
   */
  at: string;
  /**
   * A number in the event log
   */
  seq: number;
}
/**
 * Of the newest 60 messages with these words the best first; then of the 60 before them, and so on.
 *
 * What takes too long to look through at once comes in spans of time, the newest first: then a page may be short or
 * empty, and there is a next one. What is newer than its `top` has been looked through.
 */
export interface SearchResults {
  messages: MessageHit[];
  /**
   * The newest conversation of each person whose name or address it is; on the first page only.
   */
  visitors: Conversation[];
  next_cursor: SearchPlace | null;
}
/**
 * Post a reply or a note. Repeating a client_id is safe and gives the first result.
 */
export interface SendAgentMessage {
  client_id: string;
  body: string;
  /**
   * @maxItems 10
   */
  attachment_ids?: string[];
  quoted_message_id?: string | null;
  conversation_id: string;
  kind?: "note" | "reply";
  /**
   * The last event that the sender has seen. If a colleague has replied since, nothing is sent: `conflict`.
   */
  if_head?: number | null;
  /**
   * Agents whom it names. They are told, and follow the conversation from then on.
   *
   * @maxItems 20
   */
  mentions?: string[];
}
/**
 * Without a conversation, start one with it. Repeating a client_id is safe and gives the first result.
 */
export interface SendVisitorMessage {
  client_id: string;
  body: string;
  /**
   * @maxItems 10
   */
  attachment_ids?: string[];
  quoted_message_id?: string | null;
  conversation_id?: string | null;
  /**
   * What the site asks before a conversation starts.
   */
  form?: GivenForm | null;
}
/**
 * What a message is sent with. Repeating a client_id is safe and gives the first result.
 */
export interface SentMessage {
  client_id: string;
  body: string;
  /**
   * Files of the sender's own, from `POST /v1/uploads`. With some, the body may be empty.
   *
   * @maxItems 10
   */
  attachment_ids?: string[];
  /**
   * A message of the same conversation. A reply cannot quote a note.
   */
  quoted_message_id?: string | null;
}
/**
 * Signed in.
 */
export interface SessionCreated {
  token: string;
  account: Account;
  workspaces: WorkspaceRef[];
  /**
   * To be kept beyond signing out, and shown at the next sign-in as the cookie `chatting_device`, as browsers do: who
   * has it is let in also while others guess at the password, and gets no mail about a new device. Null until the
   * address is confirmed.
   */
  device_token: string | null;
}
/**
 * A signed-in device of the account.
 */
export interface SessionInfo {
  id: string;
  user_agent: string | null;
  /**
   * Roughly where it signed in; null where that is not known.
   */
  place: Place | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  last_seen_at: string;
  is_current: boolean;
}
/**
 * The account's signed-in devices, last seen first.
 */
export interface SessionList {
  sessions: SessionInfo[];
}
/**
 * The session behind this socket is over; the socket is cut.
 */
export interface SessionRevoked {}
/**
 * Say what the site knows of one. It proves nothing, and makes nobody be kept.
 */
export interface SetAttributes {
  /**
   * Null takes one away
   */
  attributes: {
    [k: string]: string | number | boolean | null;
  };
}
/**
 * What colleagues and routing shall think of one's being there.
 */
export interface SetAvailability {
  availability: "away" | "busy" | "offline" | "online";
}
/**
 * Say how many open conversations routing gives an agent at most; null: as many as the workspace says.
 */
export interface SetCapacity {
  agent_id: string;
  capacity: number | null;
}
/**
 * Say whether what one does on the site may be kept.
 */
export interface SetConsent {
  is_given: boolean;
}
/**
 * Open, snooze (until a time, or until the visitor writes) or resolve.
 */
export interface SetConversationStatus {
  conversation_id: string;
  status: "open" | "resolved" | "snoozed";
  snoozed_until?: string | null;
}
/**
 * Say when the team answers. The shifts of a day stand in their order and do not overlap.
 */
export interface SetHours {
  is_on: boolean;
  week: Week;
  /**
   * @maxItems 100
   */
  holidays: Holiday[];
}
/**
 * Say how soon a conversation is to be answered.
 */
export interface SetPriority {
  conversation_id: string;
  priority: "high" | "low" | "none" | "normal" | "urgent";
}
/**
 * Say how waiting conversations are given out.
 */
export interface SetRouting {
  mode: "least_loaded" | "off" | "round_robin";
  capacity: number;
  reroutes_offline: boolean;
  answer_minutes: number | null;
}
/**
 * Say what a site asks before a conversation starts; null asks nothing.
 */
export interface SetSiteForm {
  site_id: string;
  purpose: "offline" | "pre_chat";
  form: Form | null;
}
/**
 * Say that one is writing, or stopped. Forgotten after 6 seconds without a repeat.
 */
export interface SetTyping {
  conversation_id: string;
  is_typing: boolean;
}
/**
 * Say which conversation this device shows now; null for none. Forgotten when the device is gone.
 */
export interface SetViewing {
  conversation_id: string | null;
}
/**
 * Say that one is writing, or stopped. Forgotten after 6 seconds without a repeat.
 */
export interface SetVisitorTyping {
  conversation_id: string;
  is_typing: boolean;
  /**
   * What is written so far, if the workspace looks at it, which `start` says. The visitor is to be told before.
   */
  preview?: string | null;
}
/**
 * One device of a visitor, as the process says it that has its connection.
 */
export interface Sighted {
  visitor_id: string;
  page: PageView;
  /**
   * RFC 3339, UTC, milliseconds
   */
  here_since: string;
  locale: string | null;
  referrer: string | null;
  campaign: Campaign | null;
  device: Device | null;
  place: Place | null;
}
/**
 * The site as it is now.
 */
export interface SiteChanged {
  site: Site;
}
/**
 * What a widget may know about its site.
 */
export interface SiteForVisitors {
  id: string;
  name: string;
  is_team_online: boolean;
  /**
   * Whether it is the team's hour; null where it may be any.
   */
  opening: Opening | null;
  forms: SiteForms;
  brand: Brand | null;
  greeting: string | null;
  /**
   * Whether agents see what a visitor is writing. The visitor is to be told.
   */
  shows_typing_previews: boolean;
}
/**
 * Begin, or begin again. With `epoch` and `since` the answer brings the first page of what was missed.
 */
export interface StartAgent {
  epoch?: string | null;
  since?: number | null;
}
/**
 * Get a secret for an authenticator. Nothing changes until a code of it is confirmed.
 */
export interface StartTwoFactor {
  password: string;
}
/**
 * Begin, or begin again. With `epoch` and `since` the newest conversation also brings what was missed.
 */
export interface StartVisitor {
  epoch?: string | null;
  since?: number | null;
  locale?: string | null;
  page?: Page | null;
}
/**
 * What happened in a conversation after `since`.
 */
export interface SyncConversation {
  conversation_id: string;
  epoch: string;
  /**
   * A number in the event log
   */
  since: number;
}
/**
 * What happened in the workspace after `since`.
 */
export interface SyncWorkspace {
  epoch: string;
  /**
   * A number in the event log
   */
  since: number;
}
/**
 * The team as it is now.
 */
export interface TeamChanged {
  team: Team;
}
/**
 * The workspace's teams, by name.
 */
export interface TeamList {
  teams: Team[];
}
/**
 * Say that one did something on the site: ordered, searched, left a form.
 */
export interface TrackEvent {
  name: string;
  properties?: {
    [k: string]: string | number | boolean;
  };
}
/**
 * Null when it went by mail. The path is below the server's address; add .txt or .html for a file.
 */
export interface TranscriptRequested {
  path: string | null;
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
}
/**
 * Make a colleague owner, and oneself admin.
 */
export interface TransferOwnership {
  agent_id: string;
  password: string;
}
/**
 * Two-factor sign-in is on. Each recovery code signs in once without the authenticator; they are shown only now.
 */
export interface TwoFactorConfirmed {
  recovery_codes: string[];
}
/**
 * A secret for an authenticator, as text and as what a QR code carries.
 */
export interface TwoFactorStarted {
  secret: string;
  uri: string;
}
/**
 * Somebody is writing, or stopped. Forget it after 6 seconds without a repeat.
 */
export interface TypingChanged {
  conversation_id: string;
  author: Author;
  is_typing: boolean;
}
/**
 * What a visitor has written and not sent. Told to devices that show the conversation; kept nowhere.
 *
 * Forget it when they stop, send something or leave, and after a minute.
 */
export interface TypingPreviewed {
  conversation_id: string;
  preview: string;
}
/**
 * From now on agents see what visitors are writing, or do so no longer.
 */
export interface TypingPreviewsChanged {
  shows_typing_previews: boolean;
}
/**
 * Let them come back.
 */
export interface UnblockAddress {
  blocked_address_id: string;
}
/**
 * Let a visitor come back.
 */
export interface UnblockVisitor {
  visitor_id: string;
}
/**
 * Follow a conversation no longer, until one is mentioned in it again.
 */
export interface UnfollowConversation {
  conversation_id: string;
}
/**
 * Take a label off a conversation.
 */
export interface UnlabelConversation {
  conversation_id: string;
  label_id: string;
}
/**
 * Word a canned reply anew, or give it another short code.
 */
export interface UpdateCannedReply {
  canned_reply_id: string;
  short_code?: string;
  body?: string;
}
/**
 * Rename a label, or give it another colour, wherever it is.
 */
export interface UpdateLabel {
  label_id: string;
  name?: string;
  colour?: "blue" | "green" | "grey" | "orange" | "pink" | "purple" | "red" | "teal" | "yellow";
}
/**
 * Change one's name, the language of one's mails, or one's picture.
 */
export interface UpdateProfile {
  name?: string;
  locale?: "ar" | "de" | "en";
  /**
   * Of an upload with the purpose `avatar`; null for none.
   */
  avatar_id?: string | null;
}
/**
 * Rename a saved view, or keep another list under its name.
 */
export interface UpdateSavedView {
  saved_view_id: string;
  name?: string;
  view?: "all" | "mentions" | "mine" | "unassigned";
  status?: "open" | "resolved" | "snoozed";
  filters?: ConversationFilters1;
}
/**
 * Change a site's name, look, the origins that may carry its widget, or what it asks of its visitors.
 */
export interface UpdateSite {
  site_id: string;
  name?: string;
  /**
   * @maxItems 50
   */
  allowed_origins?: string[];
  asks_rating?: boolean;
  /**
   * Whether `identify` is refused without a proof.
   */
  requires_verified_identity?: boolean;
  /**
   * Any: what stands on it is black or white, whichever can be read better.
   */
  brand_color?: string | null;
  greeting?: string | null;
}
/**
 * Rename a team, or say anew who is in it, or how its conversations are given out.
 */
export interface UpdateTeam {
  team_id: string;
  name?: string;
  /**
   * @maxItems 500
   */
  agent_ids?: string[];
  routing_mode?: ("least_loaded" | "off" | "round_robin") | null;
  capacity?: number | null;
}
/**
 * Correct or add what is known of a visitor.
 */
export interface UpdateVisitor {
  name?: string | null;
  email?: string | null;
  /**
   * Null takes one away
   */
  attributes?: {
    [k: string]: string | number | boolean | null;
  };
  visitor_id: string;
}
/**
 * Change the workspace's name, time zone or language, or what its agents see of who is on the sites.
 */
export interface UpdateWorkspace {
  name?: string;
  /**
   * A name of the IANA database
   */
  time_zone?: string;
  locale?: "ar" | "de" | "en";
  shows_live_visitors?: boolean;
  shows_typing_previews?: boolean;
}
/**
 * PUT exactly the announced bytes to `url`, beginning before `expires_at`, and then finish the upload.
 */
export interface UploadBegun {
  file_id: string;
  url: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  expires_at: string;
}
/**
 * The query of an upload. The body is the file itself, with a `Content-Length`.
 */
export interface UploadFile {
  name: string;
  /**
   * An avatar is an agent's own picture, cut to a square. It is put on by `update_profile`.
   */
  purpose?: "attachment" | "avatar";
  /**
   * Of a visitor, whose bearer token is then the visitor's. Agents leave it out.
   */
  site_key?: string | null;
  /**
   * Where an agent will use it; without it, in their first workspace.
   */
  workspace_id?: string | null;
  /**
   * What an image shows, for those who do not see it.
   */
  alt?: string;
  /**
   * When given, what arrives has to have it.
   */
  sha256?: string | null;
}
/**
 * Say which page one looks at now.
 */
export interface ViewPage {
  url: string;
  title?: string | null;
  /**
   * Whence one came to it. What lies on the same host is passed over.
   */
  referrer?: string | null;
  time_zone?: string | null;
}
/**
 * The agents who look at the conversation, oneself among them.
 */
export interface Viewing {
  agent_ids: string[];
}
/**
 * An agent began or ceased to look at the conversation that this device shows.
 */
export interface ViewingChanged {
  conversation_id: string;
  agent_id: string;
  is_viewing: boolean;
}
/**
 * A visitor's way and device.
 */
export interface Visit {
  /**
   * The last twenty, the newest last: it is the current one while the visitor is there.
   */
  pages: PageView[];
  /**
   * Whence they came to the site last.
   */
  referrer: string | null;
  campaign: Campaign | null;
  device: Device | null;
  time_zone: string | null;
  place: Place | null;
}
/**
 * Null where nothing is kept. The newest of what they did comes first.
 */
export interface VisitFound {
  visit: Visit | null;
  events: TrackedEvent[];
}
/**
 * `auth` of a connection to /visitor.
 */
export interface VisitorAuth {
  site_key: string;
  visitor_token?: string | null;
  /**
   * As in `identify`: who proves at once who they are is met with what is theirs.
   */
  identity_token?: string | null;
}
/**
 * The visitor as they are now.
 */
export interface VisitorChanged {
  visitor: Visitor;
}
/**
 * Conversations of one visitor.
 */
export interface VisitorConversationPage {
  items: InboxItem[];
  next_cursor: number | null;
}
/**
 * What is not given stays as it is; null takes it away.
 */
export interface VisitorFacts {
  name?: string | null;
  email?: string | null;
  /**
   * Null takes one away
   */
  attributes?: {
    [k: string]: string | number | boolean | null;
  };
}
/**
 * The visitor as they see themselves, and the token that counts from now on.
 *
 * Where the id is another than before, the device has become that visitor: connect again, with the new token.
 */
export interface VisitorIdentified {
  visitor: VisitorSelf;
  visitor_token: string;
}
/**
 * The visitor, as they see themselves.
 */
export interface VisitorSelf {
  id: string;
  name: string | null;
  email: string | null;
  /**
   * Whether it is proven who they are; then their conversations are the same on each of their devices.
   */
  is_verified: boolean;
}
/**
 * The message as it is kept, and the conversation, new if the message started it.
 */
export interface VisitorMessageSent {
  message: Message;
  conversation_id: string;
}
/**
 * A note on a visitor.
 */
export interface VisitorNote {
  id: string;
  visitor_id: string;
  author: Author;
  body: string;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  edited_at: string | null;
}
/**
 * All that is noted of a visitor, the newest first.
 */
export interface VisitorNotes {
  notes: VisitorNote[];
}
/**
 * Agents noted something else of a visitor. Told to devices that show a conversation of theirs.
 */
export interface VisitorNotesChanged {
  visitor_id: string;
}
/**
 * All that a widget needs to show itself.
 */
export interface VisitorStarted {
  visitor: VisitorSelf;
  visitor_token: string;
  site: SiteForVisitors;
  epoch: string;
  /**
   * Newest activity first.
   */
  conversations: VisitorThread[];
  uploads: UploadRules;
  missed: ConversationSynced | null;
}
/**
 * A conversation with its recent messages, oldest first.
 */
export interface VisitorThread {
  id: string;
  status: "open" | "resolved" | "snoozed";
  assignee: Author | null;
  /**
   * A number in the event log
   */
  head: number;
  /**
   * RFC 3339, UTC, milliseconds
   */
  created_at: string;
  is_rating_wanted: boolean;
  rating: OwnRating | null;
  messages: Message[];
  /**
   * Whether list_messages finds older ones.
   */
  has_more: boolean;
  /**
   * Where it stands among those who wait, if it does and is counted.
   */
  queue: QueuePlace | null;
  reads: ReadPosition[];
}
/**
 * The workspace as it is now.
 */
export interface WorkspaceChanged {
  workspace: Workspace;
}
/**
 * Told every 15 seconds, so that a client that missed the last event learns it.
 */
export interface WorkspaceHead {
  epoch: string;
  /**
   * A number in the event log
   */
  head: number;
}
/**
 * The workspaces that an account may enter.
 */
export interface WorkspaceList {
  workspaces: WorkspaceRef[];
}

export interface VisitorCommands {
  delete_my_data: { payload: DeleteMyData; result: Done };
  describe_file: { payload: DescribeFile; result: FileUploaded };
  export_my_data: { payload: ExportMyData; result: DataExported };
  get_file_links: { payload: GetFileLinks; result: FileLinks };
  identify: { payload: Identify; result: VisitorIdentified };
  list_messages: { payload: ListMessages; result: MessagePage };
  mark_delivered: { payload: MarkDelivered; result: Done };
  mark_read: { payload: MarkRead; result: Done };
  rate_conversation: { payload: RateConversation; result: RatingKept };
  request_transcript: { payload: RequestVisitorTranscript; result: TranscriptRequested };
  send_message: { payload: SendVisitorMessage; result: VisitorMessageSent };
  set_attributes: { payload: SetAttributes; result: Done };
  set_consent: { payload: SetConsent; result: Done };
  set_typing: { payload: SetVisitorTyping; result: Done };
  start: { payload: StartVisitor; result: VisitorStarted };
  sync: { payload: SyncConversation; result: ConversationSynced };
  track_event: { payload: TrackEvent; result: Done };
  view_page: { payload: ViewPage; result: Done };
}

export interface VisitorDurableEvents {
  conversation_created: VisitorConversationCreated;
  conversation_rated: VisitorConversationRated;
  conversation_updated: VisitorConversationUpdated;
  message_created: VisitorMessageCreated;
  message_deleted: VisitorMessageDeleted;
  message_updated: VisitorMessageUpdated;
  subject_erased: VisitorSubjectErased;
}

export interface VisitorEphemeralEvents {
  author_changed: AuthorChanged;
  conversation_deleted: ConversationGone;
  draining: Draining;
  head: ConversationHead;
  opening_changed: OpeningChanged;
  presence_changed: PresenceChanged;
  queue_changed: QueueChanged;
  read_changed: ReadChanged;
  session_revoked: SessionRevoked;
  typing_changed: TypingChanged;
  typing_previews_changed: TypingPreviewsChanged;
}

export type VisitorEvents = VisitorDurableEvents & VisitorEphemeralEvents;
export type VisitorEvent = VisitorDurableEvents[keyof VisitorDurableEvents];

export interface AgentCommands {
  add_visitor_note: { payload: AddVisitorNote; result: VisitorNotes };
  assign_conversation: { payload: AssignConversation; result: ConversationChanged };
  assign_team: { payload: AssignTeam; result: ConversationChanged };
  block_address: { payload: BlockAddress; result: AddressBlocked };
  block_visitor: { payload: BlockVisitor; result: VisitorChanged };
  cancel_workspace_deletion: { payload: CancelWorkspaceDeletion; result: WorkspaceChanged };
  change_conversations: { payload: ChangeConversations; result: ConversationsChanged };
  change_email: { payload: ChangeEmail; result: Done };
  change_password: { payload: ChangePassword; result: Done };
  change_role: { payload: ChangeRole; result: AgentChanged };
  confirm_two_factor: { payload: ConfirmTwoFactor; result: TwoFactorConfirmed };
  count_saved_views: { payload: CountSavedViews; result: SavedViewCounts };
  create_api_token: { payload: CreateApiToken; result: ApiTokenCreated };
  create_canned_reply: { payload: CreateCannedReply; result: CannedReplyChanged };
  create_identity_secret: { payload: CreateIdentitySecret; result: IdentitySecretCreated };
  create_invitation: { payload: CreateInvitation; result: InvitationChanged };
  create_label: { payload: CreateLabel; result: LabelChanged };
  create_saved_view: { payload: CreateSavedView; result: SavedViewChanged };
  create_site: { payload: CreateSite; result: SiteChanged };
  create_team: { payload: CreateTeam; result: TeamChanged };
  delete_api_token: { payload: DeleteApiToken; result: Done };
  delete_canned_reply: { payload: DeleteCannedReply; result: Done };
  delete_conversation: { payload: DeleteConversation; result: Done };
  delete_identity_secret: { payload: DeleteIdentitySecret; result: Done };
  delete_label: { payload: DeleteLabel; result: Done };
  delete_message: { payload: DeleteMessage; result: MessageChanged };
  delete_saved_view: { payload: DeleteSavedView; result: Done };
  delete_site: { payload: DeleteSite; result: Done };
  delete_team: { payload: DeleteTeam; result: Done };
  delete_visitor: { payload: DeleteVisitor; result: Done };
  delete_visitor_note: { payload: DeleteVisitorNote; result: VisitorNotes };
  delete_workspace: { payload: DeleteWorkspace; result: WorkspaceChanged };
  describe_file: { payload: DescribeFile; result: FileUploaded };
  disable_two_factor: { payload: DisableTwoFactor; result: Done };
  edit_message: { payload: EditMessage; result: MessageChanged };
  edit_visitor_note: { payload: EditVisitorNote; result: VisitorNotes };
  export_visitor: { payload: ExportVisitor; result: DataExported };
  follow_conversation: { payload: FollowConversation; result: ConversationChanged };
  get_conversation: { payload: GetConversation; result: ConversationFound };
  get_file_links: { payload: GetFileLinks; result: FileLinks };
  get_visit: { payload: GetVisit; result: VisitFound };
  label_conversation: { payload: LabelConversation; result: ConversationChanged };
  leave_workspace: { payload: LeaveWorkspace; result: Done };
  list_api_tokens: { payload: ListApiTokens; result: ApiTokenList };
  list_blocked_addresses: { payload: ListBlockedAddresses; result: BlockedAddresses };
  list_blocked_visitors: { payload: ListBlockedVisitors; result: BlockedVisitors };
  list_canned_replies: { payload: ListCannedReplies; result: CannedReplyList };
  list_conversations: { payload: ListConversations; result: ConversationPage };
  list_identity_secrets: { payload: ListIdentitySecrets; result: IdentitySecretList };
  list_invitations: { payload: ListInvitations; result: InvitationList };
  list_live_visitors: { payload: ListLiveVisitors; result: LiveVisitors };
  list_loads: { payload: ListLoads; result: Loads };
  list_members: { payload: ListMembers; result: MemberList };
  list_messages: { payload: ListMessages; result: MessagePage };
  list_sessions: { payload: ListSessions; result: SessionList };
  list_teams: { payload: ListTeams; result: TeamList };
  list_visitor_conversations: { payload: ListVisitorConversations; result: VisitorConversationPage };
  list_visitor_notes: { payload: ListVisitorNotes; result: VisitorNotes };
  mark_active: { payload: MarkActive; result: Done };
  mark_delivered: { payload: MarkDelivered; result: Done };
  mark_read: { payload: MarkRead; result: Done };
  merge_visitors: { payload: MergeVisitors; result: VisitorChanged };
  remove_member: { payload: RemoveMember; result: Done };
  request_transcript: { payload: RequestAgentTranscript; result: TranscriptRequested };
  resend_confirmation: { payload: ResendConfirmation; result: Done };
  resend_invitation: { payload: ResendInvitation; result: InvitationChanged };
  revoke_invitation: { payload: RevokeInvitation; result: Done };
  revoke_other_sessions: { payload: RevokeOtherSessions; result: Done };
  revoke_session: { payload: RevokeSession; result: Done };
  rotate_site_key: { payload: RotateSiteKey; result: SiteChanged };
  save_draft: { payload: SaveDraft; result: DraftSaved };
  search: { payload: Search; result: SearchResults };
  send_message: { payload: SendAgentMessage; result: MessageSent };
  set_availability: { payload: SetAvailability; result: AgentChanged };
  set_capacity: { payload: SetCapacity; result: CapacityChanged };
  set_conversation_status: { payload: SetConversationStatus; result: ConversationChanged };
  set_hours: { payload: SetHours; result: HoursChanged };
  set_priority: { payload: SetPriority; result: ConversationChanged };
  set_routing: { payload: SetRouting; result: RoutingChanged };
  set_site_form: { payload: SetSiteForm; result: SiteChanged };
  set_typing: { payload: SetTyping; result: Done };
  set_viewing: { payload: SetViewing; result: Viewing };
  start: { payload: StartAgent; result: AgentStarted };
  start_two_factor: { payload: StartTwoFactor; result: TwoFactorStarted };
  sync: { payload: SyncWorkspace; result: WorkspaceSynced };
  transfer_ownership: { payload: TransferOwnership; result: AgentChanged };
  unblock_address: { payload: UnblockAddress; result: Done };
  unblock_visitor: { payload: UnblockVisitor; result: VisitorChanged };
  unfollow_conversation: { payload: UnfollowConversation; result: ConversationChanged };
  unlabel_conversation: { payload: UnlabelConversation; result: ConversationChanged };
  update_canned_reply: { payload: UpdateCannedReply; result: CannedReplyChanged };
  update_label: { payload: UpdateLabel; result: LabelChanged };
  update_profile: { payload: UpdateProfile; result: AccountChanged };
  update_saved_view: { payload: UpdateSavedView; result: SavedViewChanged };
  update_site: { payload: UpdateSite; result: SiteChanged };
  update_team: { payload: UpdateTeam; result: TeamChanged };
  update_visitor: { payload: UpdateVisitor; result: VisitorChanged };
  update_workspace: { payload: UpdateWorkspace; result: WorkspaceChanged };
}

export interface AgentDurableEvents {
  agent_joined: AgentJoined;
  agent_removed: AgentRemoved;
  agent_updated: AgentUpdated;
  canned_reply_created: CannedReplyCreated;
  canned_reply_deleted: CannedReplyDeleted;
  canned_reply_updated: CannedReplyUpdated;
  conversation_created: ConversationCreated;
  conversation_deleted: ConversationDeleted;
  conversation_rated: ConversationRated;
  conversation_updated: ConversationUpdated;
  hours_updated: HoursUpdated;
  label_created: LabelCreated;
  label_deleted: LabelDeleted;
  label_updated: LabelUpdated;
  message_created: MessageCreated;
  message_deleted: MessageDeleted;
  message_updated: MessageUpdated;
  routing_updated: RoutingUpdated;
  saved_view_created: SavedViewCreated;
  saved_view_deleted: SavedViewDeleted;
  saved_view_updated: SavedViewUpdated;
  site_created: SiteCreated;
  site_deleted: SiteDeleted;
  site_updated: SiteUpdated;
  subject_erased: SubjectErased;
  team_created: TeamCreated;
  team_deleted: TeamDeleted;
  team_updated: TeamUpdated;
  visitor_deleted: VisitorDeleted;
  visitor_merged: VisitorMerged;
  visitor_updated: VisitorUpdated;
  workspace_updated: WorkspaceUpdated;
}

export interface AgentEphemeralEvents {
  draft_changed: DraftChanged;
  draining: Draining;
  event_tracked: EventTracked;
  head: WorkspaceHead;
  own_views_changed: OwnViewsChanged;
  page_viewed: PageViewed;
  presence_changed: PresenceChanged;
  read_changed: ReadChanged;
  session_revoked: SessionRevoked;
  typing_changed: TypingChanged;
  typing_previewed: TypingPreviewed;
  viewing_changed: ViewingChanged;
  visitor_notes_changed: VisitorNotesChanged;
}

export type AgentEvents = AgentDurableEvents & AgentEphemeralEvents;
export type AgentEvent = AgentDurableEvents[keyof AgentDurableEvents];
