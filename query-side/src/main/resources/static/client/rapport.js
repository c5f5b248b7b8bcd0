// Records what a healthcare professional (HCP) does on a portal. Types, options and guarantees: rapport.d.ts.

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const VISIT_PAUSE = 30 * MINUTE;
const REQUEST_PATIENCE = MINUTE / 2;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = MINUTE;
const LONGEST_RETRY_AFTER = 60 * MINUTE;
const DECISION_ATTEMPTS = 3;
const LONGEST_DECISION_PAUSE = 5_000;

const BATCH_ACTIONS = 100;
/** Browsers take 64 KB from a page that is closed: a batch that is under way, and one more. */
const BATCH_BYTES = 28_000;
const LEAVING_BYTES = 60_000;

const ANALYTICS = 'analytics';
/** What is not done on the portal: on a channel of its own, and outside of visits. */
const OFF_PORTAL = { 'rep-visit': 'rep', 'email-sent': 'email', 'email-opened': 'email', 'email-clicked': 'email' };
const ABOUT_VISITS = ['session-start', 'session-end'];

export class RapportError extends Error {
  constructor(status, problem) {
    super(`Rapport answered ${status}: ${problem?.type ?? 'no problem detail'}`);
    this.name = 'RapportError';
    this.status = status;
    this.problem = problem;
  }
}

/** What may be sent again as it is. */
class Unavailable extends Error {
  constructor(message, retryAfter = 0) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** Requests with the headers that say who calls, which are asked for once and again when they are refused. */
class Caller {
  #fetch;
  #url;
  #issue;
  #identity;
  #allowed = new AbortController();

  constructor(options) {
    this.#fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
    this.#url = options.url.replace(/\/$/, '');
    this.#issue =
      options.headers ?? (async (reason) => ({ Authorization: `Bearer ${await options.token(reason)}` }));
  }

  /** Whether a request leaves at once, before the page can be gone. */
  get ready() {
    return this.#identity !== undefined;
  }

  async call(method, path, body, headers = {}) {
    const allowed = this.#allowed.signal;
    const identity = this.#identity ?? (await this.#identify(false));
    const answer = await this.#once(method, path, body, { ...headers, ...identity }, allowed);
    return answer.status === 401
      ? this.#once(method, path, body, { ...headers, ...(await this.#identify(true)) }, allowed)
      : answer;
  }

  /** Also what still waits to be told who calls. */
  abort() {
    this.#allowed.abort();
    this.#allowed = new AbortController();
  }

  async #identify(renew) {
    try {
      return (this.#identity = await this.#issue({ renew }));
    } catch (failure) {
      throw new Unavailable(`nobody to call as: ${failure}`);
    }
  }

  async #once(method, path, body, headers, allowed) {
    const request = new AbortController();
    const abort = () => request.abort();
    const patience = setTimeout(abort, REQUEST_PATIENCE);
    allowed.addEventListener('abort', abort);
    try {
      allowed.throwIfAborted();
      const response = await this.#fetch(`${this.#url}/${path}`, {
        method,
        headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
        body,
        keepalive: method === 'POST',
        cache: 'no-store',
        signal: request.signal,
      });
      return {
        status: response.status,
        body: parsed(await response.text()),
        position: Number(response.headers.get('Rapport-Position')) || 0,
        retryAfter: pauseOf(response.headers.get('Retry-After')),
      };
    } catch (failure) {
      throw new Unavailable(String(failure));
    } finally {
      clearTimeout(patience);
      allowed.removeEventListener('abort', abort);
    }
  }
}

/**
 * Actions yet to be sent, oldest first. Each is an entry of its own in the storage, so that no tab overwrites what
 * another one added; what cannot or must not be stored is kept in memory.
 */
class Queue {
  #storage;
  #prefix;
  #limit;
  #onDropped;
  #memory = new Map();
  #added = 0;

  constructor(storage, prefix, limit, onDropped) {
    this.#storage = storage;
    this.#prefix = prefix;
    this.#limit = limit;
    this.#onDropped = onDropped;
  }

  get size() {
    return this.#keys().length;
  }

  add(action, anonymous) {
    const order = [Date.parse(action.occurredAt), this.#added++].map((part) => String(part).padStart(15, '0'));
    const key = [this.#prefix, ...order, action.clientId].join(':');
    if (anonymous || !write(this.#storage, key, action)) {
      this.#memory.set(key, { action, anonymous });
    }
    for (const oldest of this.#keys().slice(0, -this.#limit)) {
      const dropped = this.#action(oldest);
      this.delete(oldest);
      if (dropped) {
        this.#onDropped(dropped);
      }
    }
  }

  has(key) {
    return this.#memory.has(key) || (this.#storage?.getItem(key) ?? null) !== null;
  }

  delete(key) {
    this.#memory.delete(key);
    this.#storage?.removeItem(key);
  }

  /** Deletes what names the HCP. */
  deleteOwn(condition) {
    for (const key of this.#keys()) {
      if (!this.#memory.get(key)?.anonymous && condition(this.#action(key))) {
        this.delete(key);
      }
    }
  }

  /** The oldest entries that go into one request, without those that `isUnderWay`; at least one if there is any. */
  batch(isUnderWay = () => false) {
    const batch = [];
    let total = 0;
    for (const key of this.#keys()) {
      if (isUnderWay(key)) {
        continue;
      }
      const action = this.#action(key);
      if (!action) {
        this.delete(key);
        continue;
      }
      const bytes = new TextEncoder().encode(JSON.stringify(action)).length + 1;
      if (batch.length === BATCH_ACTIONS || (batch.length > 0 && total + bytes > BATCH_BYTES)) {
        break;
      }
      total += bytes;
      batch.push({ key, action, bytes });
    }
    return batch;
  }

  #action(key) {
    return this.#memory.get(key)?.action ?? read(this.#storage, key);
  }

  #keys() {
    return [...this.#memory.keys(), ...keysOf(this.#storage, `${this.#prefix}:`)].sort();
  }
}

/** On which channels analytics is permitted, as far as is known. Of who permits none, nothing is kept on the device. */
class Gate {
  #storage;
  #key;
  #maxAge;
  #now;
  #permitted;
  #readAt = -Infinity;
  #ended = new Set();

  constructor(storage, key, maxAge, now) {
    this.#storage = storage;
    this.#key = key;
    this.#maxAge = maxAge;
    this.#now = now;
    this.forget();
  }

  get isFresh() {
    return this.#now() - this.#readAt < this.#maxAge;
  }

  verdict(channel) {
    if (this.#ended.has(channel) || this.#ended.has(undefined)) {
      return 'denied';
    }
    if (this.#permitted.has(channel)) {
      return 'permitted';
    }
    return this.#readAt === -Infinity ? 'unknown' : 'denied';
  }

  know(standing) {
    const inForce = standing.purposes.find(({ purpose }) => purpose === ANALYTICS)?.inForce ?? {};
    this.#permitted = new Set(Object.keys(inForce));
    this.#readAt = this.#now();
    if (this.#permitted.size > 0) {
      write(this.#storage, this.#key, [...this.#permitted]);
    } else {
      this.#storage?.removeItem(this.#key);
    }
  }

  /** Nothing counts but what was last known, until it is read anew. */
  forget() {
    this.#permitted = new Set(read(this.#storage, this.#key) ?? []);
    this.#readAt = -Infinity;
  }

  /** The HCP has said so, whether or not the server knows already. */
  end(channel) {
    this.#ended.add(channel);
  }

  /** The server has said where it stands since. */
  decided(channel) {
    this.#ended.delete(channel);
  }
}

/** A random id for all that is done without a pause of 30 minutes. */
class Visit {
  #storage;
  #key;
  #current;

  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
    this.#current = read(storage, key);
  }

  stamp(action) {
    if (action.session || OFF_PORTAL[action.action]) {
      return action;
    }
    const at = Date.parse(action.occurredAt);
    const goesOn =
      this.#current && at - this.#current.last <= VISIT_PAUSE && action.action !== 'session-start';
    this.#current = {
      id: goesOn ? this.#current.id : crypto.randomUUID(),
      last: goesOn ? Math.max(at, this.#current.last) : at,
    };
    const stamped = { ...action, session: this.#current.id };
    if (action.action === 'session-end') {
      this.end();
    } else {
      write(this.#storage, this.#key, this.#current);
    }
    return stamped;
  }

  end() {
    this.#current = undefined;
    this.#storage?.removeItem(this.#key);
  }
}

/** How much of an element was seen, and for how long, while the page was visible. */
class Reading {
  #element;
  #onEnd;
  #seen = 0;
  #height = 0;
  #dwell = 0;
  #visibleSince;
  #listening = new AbortController();

  constructor(element, onEnd) {
    this.#element = element;
    this.#onEnd = onEnd;
    const measure = () => this.#measure();
    const whileListening = { passive: true, signal: this.#listening.signal };
    document.addEventListener('scroll', measure, { capture: true, ...whileListening });
    window.addEventListener('resize', measure, whileListening);
    this.show();
  }

  get ended() {
    return this.#listening.signal.aborted;
  }

  get depthPercent() {
    this.#measure();
    return this.#height === 0 ? 0 : Math.min(100, Math.round((100 * this.#seen) / this.#height));
  }

  get dwellMillis() {
    const now = this.#visibleSince === undefined ? 0 : performance.now() - this.#visibleSince;
    return Math.min(DAY, Math.round(this.#dwell + now));
  }

  show() {
    if (document.visibilityState === 'visible') {
      this.#visibleSince ??= performance.now();
      this.#measure();
    }
  }

  hide() {
    this.#measure();
    this.#dwell = this.dwellMillis;
    this.#visibleSince = undefined;
  }

  stop() {
    if (!this.ended) {
      this.hide();
      this.cancel();
      this.#onEnd(this);
    }
  }

  cancel() {
    this.#listening.abort();
  }

  #measure() {
    if (this.ended || this.#visibleSince === undefined || !this.#element.isConnected) {
      return;
    }
    const { seen, height } = extentOf(this.#element);
    this.#seen = Math.max(this.#seen, Math.min(seen, height));
    this.#height = height || this.#height;
  }
}

export class Rapport {
  #options;
  #caller;
  #storage;
  #prefix;
  #gate;
  #queue;
  #visit;
  #held = [];
  #readings = new Map();
  #underWay = new Map();
  #leaving = new Set();
  #draining;
  #timer;
  #failures = 0;
  #notBefore = -Infinity;
  #clockAhead = 0;
  #position = 0;
  #listening = new AbortController();

  constructor(options) {
    this.#options = {
      channel: 'web',
      whenNotConsented: 'drop',
      interval: 2_000,
      maxQueued: 1_000,
      consentMaxAge: 5 * MINUTE,
      now: () => Date.now(),
      storage: ofWindow('localStorage'),
      sessionStorage: ofWindow('sessionStorage'),
      onRejected: () => {},
      onDropped: () => {},
      ...options,
    };
    const { storage, sessionStorage, now, consentMaxAge, maxQueued } = this.#options;
    this.#caller = new Caller(this.#options);
    this.#storage = storage;
    this.#prefix = `rapport:${encodeURIComponent(options.hcp)}`;
    this.#gate = new Gate(storage, `${this.#prefix}:consent`, consentMaxAge, now);
    this.#queue = new Queue(storage, `${this.#prefix}:action`, maxQueued, (action) => this.#drop(action));
    this.#visit = new Visit(sessionStorage, `${this.#prefix}:visit`);
    this.consents = this.#decisions();
    this.#listen();
    this.#adopt();
    this.#soon(0);
  }

  startSession() {
    return this.track({ action: 'session-start' });
  }

  endSession() {
    return this.track({ action: 'session-end' });
  }

  view(contentId, { depthPercent, dwellMillis } = {}) {
    return this.track({ action: 'view', contentId, depthPercent, dwellMillis });
  }

  bookmark(contentId) {
    return this.track({ action: 'bookmark', contentId });
  }

  unbookmark(contentId) {
    return this.track({ action: 'unbookmark', contentId });
  }

  search({ query, topics, type, nature, results }) {
    return this.track({ action: 'search', query, topics, type, nature, results });
  }

  searchClick(contentId, { rank }) {
    return this.track({ action: 'search-click', contentId, rank });
  }

  download(contentId) {
    return this.track({ action: 'download', contentId });
  }

  share(contentId) {
    return this.track({ action: 'share', contentId });
  }

  rate(contentId, { stars }) {
    return this.track({ action: 'rating', contentId, stars });
  }

  comment(contentId, { text } = {}) {
    return this.track({ action: 'comment', contentId, text });
  }

  follow(contentId) {
    return this.track({ action: 'follow', contentId });
  }

  clickRecommendation(contentId, { recommendation, place }) {
    return this.track({ action: 'click-recommendation', contentId, recommendation, place });
  }

  dismissRecommendation(contentId, { recommendation, reason }) {
    return this.track({ action: 'dismiss-recommendation', contentId, recommendation, reason });
  }

  refuseTopic(topic) {
    return this.track({ action: 'refuse-topic', topic });
  }

  repVisit({ product, minutes } = {}) {
    return this.track({ action: 'rep-visit', product, minutes });
  }

  emailSent(emailId, { product } = {}) {
    return this.track({ action: 'email-sent', emailId, product });
  }

  emailOpened(emailId, { product } = {}) {
    return this.track({ action: 'email-opened', emailId, product });
  }

  emailClicked(emailId, { product } = {}) {
    return this.track({ action: 'email-clicked', emailId, product });
  }

  track(action) {
    return this.#accept(this.#happening(action));
  }

  reading(contentId, element) {
    const view = this.#happening({ action: 'view', contentId });
    const atStart = this.#gate.verdict(view.channel);
    const begun = atStart === 'permitted' ? this.#visit.stamp(view) : view;
    const reading = new Reading(element, () => {
      this.#forgetReading(reading);
      const { depthPercent, dwellMillis } = reading;
      this.#accept({ ...begun, depthPercent, dwellMillis }, atStart === 'denied' ? atStart : undefined);
    });
    this.#readings.set(reading, begun);
    return reading;
  }

  async flush() {
    await this.#draining;
    this.#draining ??= this.#drain().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  close() {
    if (!this.#closed) {
      [...this.#readings.keys()].forEach((reading) => reading.stop());
      this.#leave();
      this.#listening.abort();
      clearTimeout(this.#timer);
    }
  }

  get #closed() {
    return this.#listening.signal.aborted;
  }

  #happening(action) {
    if (this.#closed) {
      throw new Error('this client is closed');
    }
    return {
      channel: OFF_PORTAL[action.action] ?? this.#options.channel,
      ...action,
      clientId: crypto.randomUUID(),
      occurredAt: new Date(this.#options.now() - this.#clockAhead).toISOString(),
    };
  }

  /** @returns the action's id, or nothing if it is not counted */
  #accept(action, verdict = this.#gate.verdict(action.channel)) {
    if (verdict === 'denied' && this.#options.whenNotConsented !== 'anonymous') {
      if (!this.#gate.isFresh) {
        this.#soon(this.#options.interval);
      }
      return undefined;
    }
    if (verdict === 'unknown') {
      this.#held.push(action);
      this.#held.splice(0, this.#held.length - this.#options.maxQueued).forEach((oldest) => this.#drop(oldest));
    } else if (verdict === 'denied') {
      this.#queue.add(withoutThePerson(action), true);
    } else {
      this.#queue.add(this.#visit.stamp(action), false);
    }
    const urgent = this.#failures === 0 && this.#queue.size >= BATCH_ACTIONS;
    this.#soon(urgent ? 0 : this.#options.interval);
    return action.clientId;
  }

  #soon(pause) {
    if (pause === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.flush();
    }, pause);
  }

  async #drain() {
    const pause = this.#notBefore - this.#options.now();
    if (pause > 0) {
      this.#soon(pause);
    } else if (!this.#closed) {
      try {
        await Promise.all(this.#leaving);
        await this.#knowConsent();
        await alone(`${this.#prefix}:sending`, () => this.#sendAll());
        this.#failures = 0;
      } catch (failure) {
        this.#retryLater(failure);
      }
    }
    return { left: this.#held.length + this.#queue.size, position: this.#position };
  }

  async #sendAll() {
    while (!this.#closed) {
      await this.#knowConsent();
      const batch = this.#queue.batch();
      if (batch.length === 0) {
        return;
      }
      await this.#send(batch);
    }
  }

  async #send(batch) {
    const entries = batch.filter(({ key }) => this.#queue.has(key));
    if (entries.length === 0) {
      return;
    }
    entries.forEach(({ key, bytes }) => this.#underWay.set(key, bytes));
    try {
      const body = JSON.stringify({ actions: entries.map(({ action }) => action) });
      const answer = await this.#caller.call('POST', this.#path('engagements'), body);
      await this.#settle(entries, answer);
    } finally {
      entries.forEach(({ key }) => this.#underWay.delete(key));
    }
  }

  async #settle(entries, { status, body, position, retryAfter }) {
    if (Array.isArray(body?.results)) {
      this.#position = Math.max(this.#position, position);
      body.results.forEach((result) => {
        const { key, action } = entries[result.index];
        this.#queue.delete(key);
        if (result.status === 'rejected') {
          this.#tell(this.#options.onRejected, action, result.problem);
        }
      });
    } else if ([400, 413, 422].includes(status) && entries.length > 1) {
      for (const entry of entries) {
        await this.#send([entry]);
      }
    } else if ([400, 404, 409, 410, 413, 422].includes(status)) {
      for (const { key, action } of entries) {
        this.#queue.delete(key);
        this.#tell(this.#options.onRejected, action, body ?? { status });
      }
    } else {
      throw new Unavailable(`answered ${status}`, retryAfter);
    }
  }

  #retryLater(failure) {
    if (!(failure instanceof Unavailable || failure instanceof RapportError)) {
      throw failure;
    }
    const { retryAfter = 0 } = failure;
    if (retryAfter > 0) {
      this.#notBefore = this.#options.now() + retryAfter;
    }
    const pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** this.#failures++);
    if (!this.#closed) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#soon(Math.max(retryAfter, pause * (0.5 + Math.random() / 2)));
    }
  }

  /** Sends what the page can still send of itself. What does not fit, or fails, is sent by the next page. */
  #leave() {
    if (!this.#caller.ready || !this.#gate.isFresh || this.#options.now() < this.#notBefore) {
      return;
    }
    for (;;) {
      const batch = this.#queue.batch((key) => this.#underWay.has(key));
      const bytes = [...batch.map((entry) => entry.bytes), ...this.#underWay.values()].reduce((a, b) => a + b, 0);
      if (batch.length === 0 || bytes > LEAVING_BYTES) {
        return;
      }
      const sent = this.#send(batch)
        .catch((failure) => this.#retryLater(failure))
        .finally(() => this.#leaving.delete(sent));
      this.#leaving.add(sent);
    }
  }

  async #knowConsent() {
    if (!this.#gate.isFresh) {
      await this.#readConsents();
    }
  }

  async #readConsents(minPosition) {
    const asked = this.#options.now();
    const query = minPosition ? `?min-position=${minPosition}` : '';
    const answer = await this.#caller.call('GET', this.#path('consents') + query);
    if (answer.status === 410) {
      this.#end({});
    }
    requireStatus(200, answer);
    this.#clockAhead = (asked + this.#options.now()) / 2 - Date.parse(answer.body.knownAt);
    this.#gate.know(answer.body);
    this.#queue.deleteOwn((action) => this.#gate.verdict(action?.channel) !== 'permitted');
    this.#held.splice(0).forEach((action) => this.#accept(action));
    return answer.body;
  }

  #decisions() {
    const by = (decision) => (purpose, details) => this.#decide(decision, purpose, details);
    return {
      read: () => this.#persistently(() => this.#readConsents()),
      grant: by('grant'),
      refuse: by('refuse'),
      withdraw: by('withdraw'),
      object: by('object'),
      withdrawObjection: by('withdraw-objection'),
    };
  }

  async #decide(decision, purpose, details = {}) {
    if (purpose === ANALYTICS && (decision === 'refuse' || decision === 'withdraw')) {
      this.#end(details);
      this.#announce('ended', details);
    }
    const body = JSON.stringify({ decision, purpose, ...details });
    const headers = { 'Idempotency-Key': crypto.randomUUID(), 'Rapport-Channel': this.#options.channel };
    const { position, id } = await this.#persistently(async () => {
      const answer = await this.#caller.call('POST', this.#path('consents'), body, headers);
      requireStatus(201, answer);
      return answer.body;
    });
    const standing = await this.#persistently(() => this.#readConsents(position));
    if (purpose === ANALYTICS && !isInPart(details)) {
      this.#gate.decided(details.channel);
      this.#announce('decided', details);
    }
    return { recordId: id, position, standing };
  }

  /** Before anything is awaited: nothing that rested on the consent is sent any more, whatever becomes of the decision. */
  #end(scope) {
    const { channel } = scope;
    const inPart = isInPart(scope);
    const rested = (action) =>
      (channel === undefined || action?.channel === channel) && (!inPart || action?.contentId !== undefined);
    this.#caller.abort();
    this.#queue.deleteOwn(rested);
    this.#held = this.#held.filter((action) => !rested(action));
    [...this.#readings].filter(([, view]) => rested(view)).forEach(([reading]) => this.#forgetReading(reading));
    keysOf(this.#storage, `${this.#prefix}:reading:`)
      .filter((key) => rested(read(this.#storage, key)?.view))
      .forEach((key) => this.#storage.removeItem(key));
    if (!inPart) {
      this.#gate.end(channel);
      this.#visit.end();
    }
  }

  async #persistently(attempt) {
    for (let left = DECISION_ATTEMPTS - 1; ; left--) {
      try {
        return await attempt();
      } catch (failure) {
        if (!(failure instanceof Unavailable) || left === 0) {
          throw failure;
        }
        const pause = Math.min(LONGEST_DECISION_PAUSE, failure.retryAfter || SHORTEST_PAUSE);
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
  }

  #listen() {
    const whileOpen = { signal: this.#listening.signal };
    window.addEventListener('online', () => this.#resume(), whileOpen);
    window.addEventListener('pagehide', () => this.#hide(true), whileOpen);
    document.addEventListener(
      'visibilitychange',
      () => (document.visibilityState === 'hidden' ? this.#hide(false) : this.#show()),
      whileOpen,
    );
    window.addEventListener(
      'storage',
      (event) => {
        if (event.storageArea === this.#storage && event.key === this.#announcements && event.newValue) {
          this.#hear(parsed(event.newValue));
        }
      },
      whileOpen,
    );
  }

  get #announcements() {
    return `${this.#prefix}:announcement`;
  }

  /** To other tabs, which hear it when it is written. */
  #announce(step, { channel, product, contentType }) {
    if (write(this.#storage, this.#announcements, { step, scope: { channel, product, contentType } })) {
      this.#storage.removeItem(this.#announcements);
    }
  }

  #hear({ step, scope }) {
    if (step === 'ended') {
      this.#end(scope);
    } else {
      this.#caller.abort();
      this.#gate.decided(scope.channel);
      this.#gate.forget();
      this.#resume();
    }
  }

  #resume() {
    this.#failures = 0;
    this.#soon(0);
  }

  #hide(forGood) {
    for (const [reading, view] of [...this.#readings]) {
      if (forGood) {
        reading.stop();
      } else {
        reading.hide();
        this.#keepReading(reading, view);
      }
    }
    this.#leave();
  }

  #show() {
    for (const reading of [...this.#readings.keys()]) {
      if (reading.kept && this.#storage.getItem(reading.kept) === null) {
        this.#forgetReading(reading);
      } else {
        reading.show();
      }
    }
    this.#resume();
  }

  /** A phone may end a page that is hidden without a word: then another page sends the view. */
  #keepReading(reading, view) {
    const { depthPercent, dwellMillis } = reading;
    const key = `${this.#prefix}:reading:${view.clientId}`;
    const kept = { view: { ...view, depthPercent, dwellMillis }, at: this.#options.now() };
    if (this.#gate.verdict(view.channel) === 'permitted' && write(this.#storage, key, kept)) {
      reading.kept = key;
    }
  }

  #forgetReading(reading) {
    reading.cancel();
    this.#readings.delete(reading);
    if (reading.kept) {
      this.#storage.removeItem(reading.kept);
    }
  }

  #adopt() {
    for (const key of keysOf(this.#storage, `${this.#prefix}:reading:`)) {
      const kept = read(this.#storage, key);
      if (!kept || this.#options.now() - kept.at > VISIT_PAUSE) {
        this.#storage.removeItem(key);
        if (kept) {
          this.#accept(kept.view);
        }
      }
    }
  }

  #path(resource) {
    return `hcps/${encodeURIComponent(this.#options.hcp)}/${resource}`;
  }

  #drop(action) {
    this.#tell(this.#options.onDropped, action);
  }

  /** What a portal does wrong in its own function is its own error, and no reason to stop. */
  #tell(listener, ...what) {
    try {
      listener(...what);
    } catch (failure) {
      globalThis.reportError(failure);
    }
  }
}

/** What the server needs to count it. It asks for a visit where the action is about one, and keeps none. */
function withoutThePerson({ session, query, text, ...action }) {
  return ABOUT_VISITS.includes(action.action) ? { ...action, session: crypto.randomUUID() } : action;
}

/** Of one product or type of content. Which content that is, only the server knows. */
function isInPart({ product, contentType }) {
  return product !== undefined || contentType !== undefined;
}

function requireStatus(expected, { status, body, retryAfter }) {
  if (status !== expected || body === undefined) {
    throw status === 408 || status === 429 || status >= 500
      ? new Unavailable(`answered ${status}`, retryAfter)
      : new RapportError(status, body);
  }
}

function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

/** How many pixels of the element's height have come into view from above, within all that scrolls around it. */
function extentOf(element) {
  if (element.scrollHeight > element.clientHeight && scrolls(element)) {
    return { seen: element.scrollTop + element.clientHeight, height: element.scrollHeight };
  }
  const box = element.getBoundingClientRect();
  let bottom = window.innerHeight;
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (scrolls(around)) {
      bottom = Math.min(bottom, around.getBoundingClientRect().bottom);
    }
  }
  return { seen: Math.max(0, bottom - box.top), height: box.height };
}

function scrolls(element) {
  return ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowY);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Milliseconds; the header gives seconds or a date. */
function pauseOf(retryAfter) {
  if (!retryAfter) {
    return 0;
  }
  const seconds = Number(retryAfter);
  const pause = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1_000;
  return Math.min(LONGEST_RETRY_AFTER, Math.max(0, pause || 0));
}

/** Browsers may forbid storage, which is then done without. */
function ofWindow(name) {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null;
  }
}

function keysOf(storage, prefix) {
  return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage.key(index)).filter((key) =>
    key?.startsWith(prefix),
  );
}

function read(storage, key) {
  return parsed(storage?.getItem(key) ?? '');
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
