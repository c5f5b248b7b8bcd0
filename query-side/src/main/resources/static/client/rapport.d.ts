/**
 * Records what a healthcare professional (HCP) does on a portal.
 *
 * Each action gets its id and its time when it happens and keeps them over all repetitions, so that it is recorded
 * once. Actions that name the HCP lie in `localStorage` until the server has answered for them: going offline, a reload
 * or the end of the page lose none. Several tabs of a browser share what is to be sent.
 *
 * Nothing that names the HCP is kept on the device or sent unless analytics is permitted on the action's channel, as the
 * server says. The server judges again, also by product and type of content, and records anonymously what it must not
 * attribute.
 *
 * Needs a page over HTTPS, or of `localhost`. Where the API is on another origin, that origin must allow it.
 */
export class Rapport {
  constructor(options: RapportOptions);

  readonly consents: Consents;

  /** Begins a new visit. Without it, a visit begins with the first action after 30 minutes without any. */
  startSession(): Tracked;

  /** Ends the visit; the next action begins another. */
  endSession(): Tracked;

  /** That content was opened. {@link reading} measures how much of it was read, and for how long. */
  view(contentId: string, measured?: ViewDetails): Tracked;

  bookmark(contentId: string): Tracked;
  unbookmark(contentId: string): Tracked;
  search(search: SearchDetails): Tracked;
  searchClick(contentId: string, click: SearchClickDetails): Tracked;
  download(contentId: string): Tracked;
  share(contentId: string): Tracked;
  rate(contentId: string, rating: RatingDetails): Tracked;
  comment(contentId: string, comment?: CommentDetails): Tracked;
  follow(contentId: string): Tracked;
  clickRecommendation(contentId: string, click: RecommendationClickDetails): Tracked;

  /** That what was recommended is not wanted, until it is revised. */
  dismissRecommendation(contentId: string, dismissal: RecommendationDismissalDetails): Tracked;

  /** That nothing more on a topic is to be recommended. */
  refuseTopic(topic: string): Tracked;

  /** For portals of representatives. Counts for the channel `rep`, on which analytics must be permitted. */
  repVisit(visit?: RepVisitDetails): Tracked;

  /** As the others of e-mails: for portals that send them. Count for the channel `email`. */
  emailSent(emailId: string, details?: EmailDetails): Tracked;
  emailOpened(emailId: string, details?: EmailDetails): Tracked;
  emailClicked(emailId: string, details?: EmailDetails): Tracked;

  /** Any action, also over another channel than the client's. */
  track(action: RapportAction): Tracked;

  /**
   * Measures how much of an element is seen, and for how long while the page is visible, and sends one view at the end:
   * at `stop()`, when the page is left, or when this client is closed. A page that the browser ends while it is hidden
   * has its view sent by a later page of the portal. Where analytics is not permitted when reading begins, nothing of
   * it is attributed.
   */
  reading(contentId: string, element: Element): Reading;

  /** Sends what is queued, and does not reject: what could not be sent is tried again later. */
  flush(): Promise<FlushResult>;

  /** Ends what is being read, sends what the page can still send, and stops. What remains is sent by the next client. */
  close(): void;
}

export interface RapportOptions {
  /** Where the API is, such as `https://portal.example.org/api/v1`. */
  url: string;

  /** The HCP's id, which is pseudonymous: never an e-mail address, NPI or licence number. */
  hcp: string;

  /**
   * A bearer token of the HCP. Asked for when the first one is needed, and again, with `renew`, after the server refused
   * it; kept in memory. Needed unless there are {@link headers}.
   */
  token?: (reason: { renew: boolean }) => string | Promise<string>;

  /**
   * In place of a token, the headers that say who calls, such as a token against forgery where the portal keeps the HCP's
   * session in a cookie. Asked for as a token is.
   */
  headers?: (reason: { renew: boolean }) => Record<string, string> | Promise<Record<string, string>>;

  /** Where the HCP is met. Default: `web`. */
  channel?: Channel;

  /**
   * What becomes of actions that must not be attributed. `drop` (the default): nothing is counted. `anonymous`: they are
   * sent without visit and free text, and kept in memory only; the server learns from the request whose they are,
   * and records them without anything that leads back to the HCP, with their time cut to the hour. Tell HCPs of it in
   * the portal's notice. A bookmark or rating is then counted, and not the HCP's own.
   */
  whenNotConsented?: 'drop' | 'anonymous';

  /** Milliseconds for which actions are gathered before they are sent. Default: 2000. */
  interval?: number;

  /** How many actions wait at most; the oldest give way. Default: 1000. */
  maxQueued?: number;

  /** Milliseconds for which what the server said of consents counts. Default: 300000. */
  consentMaxAge?: number;

  /** The server refused the action, and it will not be sent again. */
  onRejected?: (action: QueuedAction, problem: Problem) => void;

  /** The action gave way, since more than `maxQueued` waited. */
  onDropped?: (action: QueuedAction) => void;

  /** Default: the browser's. */
  fetch?: typeof globalThis.fetch;

  /** Where actions wait. Default: `localStorage`; `null` keeps them in memory. */
  storage?: Storage | null;

  /** Where the visit's id is. Default: `sessionStorage`; `null` keeps it in memory. */
  sessionStorage?: Storage | null;

  /** Milliseconds since 1970. Default: `Date.now`. The client corrects it by the server's clock. */
  now?: () => number;
}

/** The action's id; absent if it is not counted, because analytics is not permitted. */
export type Tracked = string | undefined;

export interface FlushResult {
  /** How many actions still wait. */
  left: number;

  /**
   * The log position that includes all that this client has had recorded, 0 if nothing was. A read with it as
   * `min-position` includes it as well.
   */
  position: number;
}

export interface Reading {
  /** How much of the element has been seen so far, 0 to 100. */
  readonly depthPercent: number;

  /** For how many milliseconds it has been in view so far, up to a day. */
  readonly dwellMillis: number;

  /** Whether the view was sent, or is not to be, after consent ended. */
  readonly ended: boolean;

  /** Ends it. Further calls do nothing. */
  stop(): void;
}

export type Channel = 'web' | 'app' | 'email' | 'phone' | 'rep' | 'event';

export type ContentType =
  | 'article'
  | 'video'
  | 'webinar'
  | 'podcast'
  | 'case-study'
  | 'guideline'
  | 'brochure'
  | 'course';

export type ContentNature = 'promotional' | 'scientific';

export type DismissalReason = 'not-relevant' | 'already-known' | 'not-for-my-patients' | 'other';

export interface ViewDetails {
  /** A whole number from 0 to 100. */
  depthPercent?: number;
  /** A whole number, up to a day. */
  dwellMillis?: number;
}

export interface SearchDetails {
  /** What was typed, up to 2,000 characters. */
  query?: string;
  topics?: string[];
  type?: ContentType;
  nature?: ContentNature;
  /** How many results were found. */
  results: number;
}

export interface SearchClickDetails {
  /** The place of the clicked result in the list, from 1. */
  rank: number;
}

export interface RatingDetails {
  /** 1 (worst) to 5 (best). */
  stars: 1 | 2 | 3 | 4 | 5;
}

export interface CommentDetails {
  /** Up to 2,000 characters. */
  text?: string;
}

export interface RecommendationClickDetails {
  /** The id of the list that was served. */
  recommendation: string;
  /** The place of the clicked item in that list, from 1 to 50. */
  place: number;
}

export interface RecommendationDismissalDetails {
  /** The id of the list that was served. */
  recommendation: string;
  reason?: DismissalReason;
}

export interface RepVisitDetails {
  product?: string;
  /** How long it took, up to 1,440. */
  minutes?: number;
}

export interface EmailDetails {
  product?: string;
}

type OnContent<A extends string, D = unknown> = { action: A; contentId: string; channel?: Channel } & D;
type OnEmail<A extends string> = { action: A; emailId: string; channel?: Channel } & EmailDetails;

/** An action by the fields that the API takes. The client adds its id, its time and the visit. */
export type RapportAction =
  | { action: 'session-start' | 'session-end'; channel?: Channel }
  | OnContent<'view', ViewDetails>
  | OnContent<'bookmark' | 'unbookmark' | 'download' | 'share' | 'follow'>
  | ({ action: 'search'; channel?: Channel } & SearchDetails)
  | OnContent<'search-click', SearchClickDetails>
  | OnContent<'rating', RatingDetails>
  | OnContent<'comment', CommentDetails>
  | OnContent<'click-recommendation', RecommendationClickDetails>
  | OnContent<'dismiss-recommendation', RecommendationDismissalDetails>
  | { action: 'refuse-topic'; topic: string; channel?: Channel }
  | ({ action: 'rep-visit'; channel?: Channel } & RepVisitDetails)
  | OnEmail<'email-sent' | 'email-opened' | 'email-clicked'>;

/** An action as it is sent. */
export type QueuedAction = RapportAction & {
  clientId: string;
  /** ISO 8601, by the server's clock as far as it is known. */
  occurredAt: string;
  session?: string;
};

/** Problem details (RFC 9457). */
export interface Problem {
  /** Stable, such as `urn:rapport:problem:unknown-content`. */
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: { field: string; detail: string }[];
}

/** A purpose of consent that ships, or one that the operator added. */
export type Purpose =
  | 'analytics'
  | 'personalisation'
  | 'crm-sharing'
  | 'marketing-email'
  | 'marketing-phone'
  | 'marketing-rep'
  | 'event-invitations'
  | 'all-profiling'
  | (string & {});

/** What a decision is about; everything, where nothing is given. */
export interface ConsentScope {
  channel?: Channel;
  product?: string;
  contentType?: ContentType;
}

export interface NoticeShown extends ConsentScope {
  /** The version of the notice that the HCP was shown. */
  notice: string;
  /** The language in which it was shown, such as `en`. */
  language?: string;
}

export interface GrantDetails extends NoticeShown {
  /** ISO 8601. */
  expiresAt?: string;
  /** The record of an earlier grant of the same scope. */
  renews?: string;
}

/**
 * Decisions of the HCP. Each is tried up to three times and is recorded once; it rejects with a {@link RapportError}, or
 * another error where the server was not reached, and must then be shown as not taken. Other tabs follow by themselves.
 */
export interface Consents {
  /** Where every purpose stands. */
  read(): Promise<ConsentStanding>;

  grant(purpose: Purpose, details: GrantDetails): Promise<Decided>;

  /** As {@link withdraw}, of what was never granted, too. */
  refuse(purpose: Purpose, details: NoticeShown): Promise<Decided>;

  /**
   * Where it is analytics, this deletes queued actions that rest on it and cuts off what is being sent, before the
   * withdrawal itself is sent; nothing of the HCP's is sent any more even if that fails. If it is of a product or type
   * of content, it deletes all actions on content, since only the server knows which are meant.
   */
  withdraw(purpose: Purpose, scope?: ConsentScope): Promise<Decided>;

  /** To all profiling, or to one purpose that profiles or rests on a legitimate interest. */
  object(purpose: Purpose, scope?: ConsentScope): Promise<Decided>;

  withdrawObjection(purpose: Purpose, scope?: ConsentScope): Promise<Decided>;
}

export interface Decided {
  /** Names the decision, in receipts among others. */
  recordId: string;
  position: number;
  /** Where every purpose stands since. */
  standing: ConsentStanding;
}

type ByChannel<T> = Partial<Record<Channel, T>>;

export interface ConsentStanding {
  hcpId: string;
  asOf: string;
  knownAt: string;
  purposes: PurposeStanding[];
  /** Oldest first. */
  decisions: Decision[];
}

export interface PurposeStanding {
  purpose: Purpose;
  title: string;
  legalBasis: string;
  jurisdiction: string;
  profiling: boolean;
  /** The channels on which it may be pursued, each with the decision that it rests on, or `legitimate-interest`. */
  inForce: ByChannel<string>;
  /** The other channels, each with the reason, such as `not-decided`. */
  notInForce: ByChannel<string>;
  content: ContentStanding[];
}

/** Where a purpose stands with content that some decision singles out. */
export interface ContentStanding {
  product?: string | null;
  contentType?: ContentType | null;
  inForce: ByChannel<string>;
  notInForce: ByChannel<string>;
}

export interface Decision {
  recordId: string;
  decision:
    | 'grant'
    | 'request'
    | 'confirm'
    | 'refuse'
    | 'withdraw'
    | 'expire'
    | 'object'
    | 'withdraw-objection';
  purpose: Purpose;
  channel?: Channel | null;
  product?: string | null;
  contentType?: ContentType | null;
  notice?: string | null;
  decidedAt: string;
  expiresAt?: string | null;
  recordedAt: string;
}

export class RapportError extends Error {
  readonly status: number;
  /** Absent where the answer had none. */
  readonly problem?: Problem;
}
