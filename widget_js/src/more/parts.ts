import type {
  Attachment,
  Form,
  Message,
  PendingMessage,
  SiteForVisitors,
  SiteForms,
  VisitorSelf,
  VisitorState,
  VisitorThread,
} from "@chatting/client";
import type { FunctionComponent } from "preact";
import type { CoreKit } from "./core_kit.ts";

/** What the panel shows: the newest conversation, or none yet. */
export interface Scene {
  state: VisitorState;
  thread: VisitorThread | undefined;
}

export interface ComposerFilesProps {
  /** Sends what is written, with these. */
  post: (attachments: Attachment[]) => void;
  /** Says that there are files to send, and how that is done; or that there are none. */
  set_tray: (tray: Tray | null) => void;
  is_refused: boolean;
}

export interface Tray {
  send: () => void;
}

export interface ComposerState {
  /** How many characters may still be written. */
  left: number;
  retry_at: number | null;
}

/** The places in the panel that its second file fills, and what each is told. Until that is there they are empty. */
export interface PartProps {
  /** What the header's three dots open. */
  menu: { state: VisitorState; thread: VisitorThread; close: () => void };
  /** Below the team's name. */
  presence: { site: SiteForVisitors; assignee: string | null | undefined };
  /** Where there is no message yet. */
  welcome: { site: SiteForVisitors | null };
  /** Before there is a conversation, in place of the composer. `refused` is what the server did not take. */
  form: {
    form: Form;
    purpose: keyof SiteForms;
    refused: PendingMessage | undefined;
    visitor: VisitorSelf | null;
  };
  /** Below the newest message of a resolved conversation. */
  resolved: { thread: VisitorThread };
  /** Below the newest message. */
  thread_end: Scene;
  /** Over the newest messages, while the reader is further up. */
  jump_pill: { count: number; jump: () => void };
  /** Between the thread and what is being written. */
  composer_notes: ComposerState;
  /** Below what is being written. */
  typing_preview: { text: string; conversation_id: string | null };
  /** Around what is being written. */
  composer_files: ComposerFilesProps;
  /** Above the text of a message: what it quotes, and the way to quote it. */
  quote: Message | PendingMessage;
  /** Below the text of a message: its files, and what became of it. */
  below_text: Message | PendingMessage;
  /** Below a message that was refused. */
  failure: Message | PendingMessage;
}

export type Places = { [Name in keyof PartProps]: FunctionComponent<PartProps[Name]> };

export interface Parts extends Places {
  /** What a panel needs where it is all there is. Both are given the panel. */
  hold_page: (panel: HTMLElement) => () => void;
  keep_focus_inside: (panel: HTMLElement, event: KeyboardEvent) => void;
}

export interface MoreModule {
  /** The parts, in the nearest language that we speak. */
  load_parts(kit: CoreKit, tag: string): Promise<Parts>;
  css: string;
}
