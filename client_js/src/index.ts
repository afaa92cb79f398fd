export { AgentClient, type AgentClientOptions } from "./agent_client.ts";
export { avatar_url } from "./avatars.ts";
export { as_command_error, CommandError, no_answer } from "./errors.ts";
export { COUNT_CAP, no_filters } from "./inbox.ts";
export { FileLinks, type KnownLink } from "./file_links.ts";
export { HttpClient, type HttpOptions } from "./http.ts";
export { message_state, type MessageState } from "./message_state.ts";
export { quote_of } from "./quotes.ts";
export { asked_by } from "./saved_views.ts";
export { is_jumbo, parse_rich_text, plain_text, type RichPiece } from "./rich_text.ts";
export type { Ack, Socket, SocketFactory, SocketOptions } from "./socket.ts";
export { socket_io } from "./socket_io.ts";
export { local_storage, memory_storage, type KeyValueStorage } from "./storage.ts";
export { accepted_by, type FileAccess, upload_file, type UploadOptions } from "./uploads.ts";
export { is_final, type TrayItem, UploadTray } from "./upload_tray.ts";
export { VisitorClient, type VisitorClientOptions } from "./visitor_client.ts";
export type * from "./types.ts";
export type {
  Account,
  AccountCreated,
  Agent,
  AgentCommands,
  AgentEvent,
  ApiToken,
  IdentitySecret,
  Attachment,
  Campaign,
  Author,
  Brand,
  BlockedAddress,
  CannedReply,
  ColleaguePresence,
  Conversation,
  CreateAccount,
  CreateInvitation,
  CreateSession,
  EmailConfirmed,
  ErrorCode,
  ExcerptPart,
  Holiday,
  Hours,
  FilledForm,
  Form,
  FormField,
  GivenForm,
  InboxCounts,
  InboxItem,
  Invitation,
  InvitationFound,
  Label,
  Member,
  LiveVisitor,
  Loads,
  Message,
  MessageHit,
  OwnRating,
  Device,
  PageView,
  Place,
  Quote,
  QueuePlace,
  Rating,
  ReadPosition,
  Routing,
  SavedView,
  Search,
  SearchResults,
  Shift,
  SessionCreated,
  SessionInfo,
  Site,
  SiteForms,
  SiteForVisitors,
  Team,
  UpdateSite,
  UploadRules,
  Visitor,
  VisitorCommands,
  VisitorConversation,
  VisitorEvent,
  VisitorNote,
  VisitorSelf,
  TrackedEvent,
  Visit,
  VisitorThread,
  Week,
  Workspace,
  WorkspaceRef,
} from "./wire.gen.ts";
export { label_on } from "./label_on.ts";
