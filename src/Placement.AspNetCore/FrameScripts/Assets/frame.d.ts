/** What the portal tells a page when it opens. */
export interface PortalData {
  /** The user's language as Bitrix24 calls it, such as "en". */
  LANG: string;
  MEMBER_ID: string;
  /** The code of the placement, "DEFAULT" for the application's own page. */
  PLACEMENT: string;
  PLACEMENT_OPTIONS: Record<string, unknown>;
  IS_ADMIN: boolean;
  /** Whether the installation is not finished. */
  INSTALL: boolean;
  USER_OPTIONS: Record<string, unknown>;
  APP_OPTIONS: Record<string, unknown>;
  [name: string]: unknown;
}

/** A token of the user who looks at the page. */
export interface Auth {
  access_token: string;
  /** When it expires, in seconds since 1970. */
  expires: number;
  /** The portal's origin. */
  domain: string;
  member_id: string;
}

/** What REST answers. */
export interface RestAnswer<T = any> {
  result: T;
  /** Where the next page of a list begins. */
  next?: number;
  total?: number;
  time?: Record<string, unknown>;
}

/** What REST refuses. */
export interface RestError extends Error {
  /** The code, such as "ACCESS_DENIED". */
  code: string;
  /** The HTTP status. */
  status: number;
}

/** A user as selectUser gives one. */
export interface User {
  id: string;
  name: string;
  photo?: string;
  position?: string;
  url?: string;
  [name: string]: unknown;
}

/** A record as selectCRM gives one. */
export interface CrmItem {
  /** With a prefix for the type, such as "D_17". */
  id: string;
  type: string;
  title?: string;
  desc?: string;
  url?: string;
  [name: string]: unknown;
}

/** The portal has not answered within 900 milliseconds. It answers some commands never, and says nothing of those that it refuses. */
export interface Unanswered {
  isSafely: true;
}

export interface Frame {
  /** The portal's origin. Messages go there, and come from there, alone. */
  readonly portal: string;

  /** What ties the page to its frame. */
  readonly sid: string;

  /** What the portal tells of the user, the placement and the options. It is asked once. */
  init(): Promise<PortalData>;

  /** Makes the frame as high as the page from now on. Heights of the page must not follow that of the frame, as 100vh does. */
  fit(): Promise<{ width: string; height: number } | Unanswered>;

  /** Makes the frame that large, in pixels. */
  resize(width: number | "100%", height: number): Promise<{ width: number | string; height: number } | Unanswered>;

  /** Sets the heading above the page or of its slider. */
  setTitle(title: string): Promise<{ title: string } | Unanswered>;

  /** Scrolls the page around the frame to so many pixels from its top. */
  scroll(top: number): Promise<{ scroll: number } | Unanswered>;

  /** Reloads the page around the frame. */
  reload(): Promise<Unanswered>;

  /**
   * Opens a page of the portal in a slider, such as "/crm/deal/details/17/". Ends when that is closed.
   * @throws The code that the portal refuses the path with, such as PATH_NOT_AVAILABLE.
   */
  openPath(path: string, width?: number): Promise<{ isOpenAtNewWindow: boolean; isClose: boolean }>;

  /**
   * Opens the application's own page in a slider. Ends when that is closed, with what it has given to closeApplication; "": nothing.
   * @param parameters The page finds them in PLACEMENT_OPTIONS. bx24_width, bx24_leftBoundary, bx24_title and bx24_label are the slider's.
   */
  openApplication(parameters?: Record<string, unknown>): Promise<any>;

  /** Closes the slider that the page stands in. The result is for the page that has opened it. */
  closeApplication(result?: unknown): Promise<"">;

  /** Lets the user choose a user. Never ends if the user cancels, as all dialogs. */
  selectUser(): Promise<User>;
  selectUsers(): Promise<User[]>;

  /** Lets the user choose who has access; what is blocked is not offered, such as "AU". */
  selectAccess(blocked?: string[]): Promise<{ id: string; name: string }[]>;

  /** Lets the user choose records, by the type of each: "lead", "contact", "company", "deal", "quote". */
  selectCRM(parameters: { entityType: string | string[]; multiple?: boolean; value?: Record<string, unknown> }): Promise<Record<string, CrmItem[]>>;

  /** An option of the application that is kept for this user; undefined: it is not set. */
  userOption(name: string): Promise<any>;
  setUserOption(name: string, value: unknown): Promise<void>;

  /** An option of the application that is kept for everybody; undefined: it is not set. */
  appOption(name: string): Promise<any>;

  /** @throws The user is no administrator. */
  setAppOption(name: string, value: unknown): Promise<void>;

  /** Sends a command of the placement, such as "reloadData", and gives its answer; "": an answer without a value. */
  call(command: string, parameters?: unknown): Promise<any>;

  /** Sends a command that is answered again and again, such as "bindValueChangeCallback". Calling what it gives ends that. */
  listen(command: string, parameters: unknown, callback: (value: any) => void): () => void;

  /** Listens to an event of the placement, such as "CallCard::CallStateChanged". Calling what it gives ends that. */
  bindEvent(event: string, callback: (value: any) => void): () => void;

  /** The placement's own commands and events. */
  getInterface(): Promise<{ command: string[]; event: string[] } | Unanswered>;

  /** Writes the value of a custom field into the card's form, which saves it. For MODE=edit alone. */
  setValue(value: unknown): Promise<any>;

  /**
   * Tells the portal that the application is installed: for installers' pages. The portal opens the page anew.
   * @throws It is installed already.
   */
  installFinish(): Promise<void>;

  /** The user's token, which is renewed if it has expired. */
  auth(): Promise<Auth>;

  /** Has the portal renew the user's token, once for callers at the same time. */
  refreshAuth(): Promise<Auth>;

  /**
   * Calls REST as the user, and once more with a new token if the portal says that the token has expired.
   * @throws {RestError}
   */
  rest<T = any>(method: string, parameters?: Record<string, unknown>): Promise<RestAnswer<T>>;

  /** As the browser's own fetch, to the application alone: with the ticket of the widget's session, which is renewed before it expires. */
  fetch(input: RequestInfo | URL, options?: RequestInit): Promise<Response>;
}

export declare const frame: Frame;

declare global {
  /** The same, where the page has the classic script. */
  var placement: Frame;
}
