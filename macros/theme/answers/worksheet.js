/* Keeps what people write on a worksheet, on the device, as they type.
   Without it the worksheet is still a form that one can fill in and print. */
(function () {
  'use strict';

  const core = window.twAnswersCore;
  const { start, data } = window.twPage;
  const LONG = 2e5; // characters; from here on, storing at each keystroke would make typing jerk
  const PAUSE = 400; // milliseconds

  /** The worksheets of this page, by exercise. @type {Map<string, Worksheet>} */
  const here = new Map();

  /**
   * Does something with the store of the browser, which may be forbidden, absent or full.
   * @template T
   * @param {function(Storage): T} action
   * @returns {{value?: T, problem?: 'full'|'forbidden'}}
   */
  function stored(action) {
    try {
      return { value: action(window.localStorage) };
    } catch (error) {
      return { problem: /quota/i.test(error.name) ? 'full' : 'forbidden' };
    }
  }

  /** @param {Element} element @returns {string} its words, without numbers and marks that are there for the eye */
  function words(element) {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const extra of copy.querySelectorAll('[aria-hidden], .tw-on-paper')) extra.remove();
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }

  /**
   * What a field shows of an answer. A line drops the breaks of a text written when the field had several lines;
   * something must stay between the words.
   * @param {HTMLInputElement} control @param {string|string[]|undefined} answer
   */
  function shown(control, answer) {
    const text = [].concat(answer === undefined ? '' : answer).join('\n').replace(/\r\n?/g, '\n'); // as browsers do
    return control.type === 'text' ? text.replace(/\s*\n\s*/g, ' / ') : text;
  }

  /** The controls of a worksheet, by name. */
  class Fields {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
    }

    /** @returns {Map<string, HTMLInputElement[]>} anew each time, because tables grow */
    byName() {
      const result = new Map();
      for (const control of this.root.querySelectorAll('input[name], textarea[name], select[name]')) {
        result.set(control.name, (result.get(control.name) || []).concat(control));
      }
      return result;
    }

    /** @param {string} name @returns {HTMLInputElement[]} */
    named(name) {
      return Array.from(this.root.querySelectorAll('[name="' + CSS.escape(name) + '"]'));
    }

    /** @param {string} name @returns {boolean} whether the page has the field, or a table that can grow to it */
    has(name) {
      return this.named(name).length > 0 || Boolean(window.twTable && window.twTable.canGrowTo(this.root, name));
    }

    /**
     * @param {HTMLInputElement[]} controls
     * @param {string|string[]|undefined} before the same comes back if the field shows it; options that the page no longer has
     *   stay ticked
     * @returns {string|string[]|undefined}
     */
    read(controls, before) {
      const ticked = controls.filter((control) => control.checked).map((control) => control.value);
      if (controls[0].type === 'radio') return core.clean(ticked[0]);
      const { type, value: text } = controls[0];
      if (type !== 'checkbox') return text === shown(controls[0], before) ? before : core.clean(text);
      const offered = controls.map((control) => control.value);
      return core.clean([].concat(before || [], ticked).filter((value, place, all) =>
        all.indexOf(value) === place && (ticked.includes(value) || !offered.includes(value))));
    }

    /** @param {Object<string, string|string[]>} sheet */
    write(sheet) {
      if (window.twTable) window.twTable.grow(this.root, Object.keys(sheet));
      for (const [name, controls] of this.byName()) {
        const answers = [].concat(sheet[name] === undefined ? '' : sheet[name]);
        for (const control of controls) {
          const text = shown(control, sheet[name]);
          if (/radio|checkbox/.test(control.type)) control.checked = answers.includes(control.value);
          else if (control.value !== text) control.value = text; // or the cursor would jump
        }
      }
      this.root.dispatchEvent(new CustomEvent('tw-restored'));
    }

    /** @param {string} name @returns {string} the question that an answer belongs to, in the words of the page */
    label(name) {
      const [control] = this.named(name);
      if (!control) return name;
      const named = (control.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id));
      const group = control.closest('fieldset');
      const own = named[0] ? named : /radio|checkbox/.test(control.type) && group ? [group.querySelector('legend')] : control.labels || [];
      const field = control.closest('.tw-field, .tw-recommendation');
      const parts = [field && field.querySelector('.tw-field__prompt, .tw-recommendation__text'), ...own].filter(Boolean).map(words);
      return parts.filter((part, place) => part && parts.indexOf(part) === place).join(' · ') || name;
    }

    /** @param {string} name @param {string|string[]} answer @returns {string} the answer as the page words it */
    say(name, answer) {
      const controls = this.named(name);
      const one = (value) => {
        const control = controls.find((candidate) => /radio|checkbox/.test(candidate.type) && candidate.value === value);
        if (control) return words(control.closest('label') || control);
        const option = controls[0] && controls[0].options && Array.from(controls[0].options).find((candidate) => candidate.value === value);
        return option ? option.text : value;
      };
      const labels = controls[0] && controls[0].dataset.labels;
      if (!labels) return [].concat(answer).map(one).join(', ');
      const known = JSON.parse(labels);
      return String(answer).split(' ').map((id, place) => place + 1 + '. ' + (Object.keys(known).includes(id) ? known[id] : id)).join('\n');
    }

    /** @param {string} name @returns {string|null} what may stand between two answers kept together; null where only one can be */
    between(name) {
      const [control] = this.named(name);
      if (!control || control.tagName === 'TEXTAREA') return '\n\n';
      return control.type === 'text' ? ' / ' : control.type === 'checkbox' ? '' : null;
    }
  }

  /** The answers to one exercise in the store of this browser. */
  class Sheet {
    /** @param {string} exercise @param {string[]} formerly @param {Object<string, string>} renamed */
    constructor(exercise, formerly, renamed) {
      this.exercise = exercise;
      this.title = exercise;
      this.formerly = formerly;
      this.renamed = renamed;
      this.edition = '';
      this.sheet = core.empty();
      this.pending = new Set(); // names changed here and not stored yet
      this.recent = core.empty(); // when a field was changed, in this tab or another, within the last minute
      this.overwritten = false; // another tab stored without knowing what is here
      this.seen = null; // the stored text as we last read or wrote it
      this.aside = null; // stored text that we could not read and have not moved out of the way yet
      this.saved = '';
      this.trouble = ''; // why the store did not take the latest answers
      this.atRisk = false; // something is neither in the store nor in a file
      this.unreadable = ''; // what was wrong with the stored text
    }

    /** A sheet without a page knows no questions. @returns {boolean} */
    has() {
      return false;
    }

    /** @param {string} name @returns {string} the question in words */
    label(name) {
      return name;
    }

    /** @param {string} name @param {string|string[]} answer @returns {string} the answer in words */
    say(name, answer) {
      return [].concat(answer).join(', ');
    }

    /** @returns {string|null} what may stand between two answers kept together; null where only one can be */
    between() {
      return null;
    }

    /** @param {Object<string, Object>} answers of a file or of the store */
    pick(answers) {
      return core.pick(answers, this.exercise, this.formerly, this.renamed);
    }

    /** Reads the store, if another tab or an earlier visit wrote to it. @returns {boolean} whether something came */
    pull() {
      const { value: text, problem } = stored((store) => store.getItem(core.key(this.exercise)) || this.former(store));
      if (problem) this.trouble = problem;
      if (!text || text === this.seen) return false;
      this.seen = text;
      const found = core.read(text);
      if (found.problem) {
        this.aside = text;
        this.unreadable = found.problem;
        return false;
      }
      const unseen = core.unseen(this.recent, found.recent, found.saved);
      this.sheet = core.merge(this.pick(found.answers), this.sheet, [...this.pending, ...unseen]);
      for (const name of unseen) found.recent[name] = this.recent[name];
      this.recent = found.recent;
      this.overwritten = unseen.length > 0;
      this.saved = found.saved;
      return true;
    }

    /** @param {Storage} store @returns {string|null} work saved when the exercise had another id */
    former(store) {
      return this.formerly.map((id) => store.getItem(core.key(id))).find(Boolean) || null;
    }

    /** @param {string[]} names that were changed here */
    keep(names) {
      for (const name of names) this.pending.add(name);
      const changed = Array.from(this.pending);
      if (this.pull()) this.show();
      const now = new Date();
      for (const name of changed) this.recent[name] = now.getTime();
      this.recent = core.latest(this.recent, now.getTime());
      const text = core.write({ [this.exercise]: this.sheet }, this.edition, now, 0, this.recent);
      const { problem } = stored((store) => {
        if (this.aside !== null) store.setItem(core.asideKey(this.exercise, now), this.aside);
        this.aside = null;
        store.setItem(core.key(this.exercise), text);
      });
      this.trouble = problem || '';
      this.atRisk = Boolean(problem);
      if (!problem) {
        this.seen = text;
        this.saved = now.toISOString();
        this.overwritten = false;
        this.pending.clear();
      }
      this.tell(changed);
    }

    /** What is written is the same for a sheet that no page shows. */
    show() {}

    /** @param {string[]} names that changed @param {EventTarget} [target] */
    tell(names, target) {
      const detail = { exercise: this.exercise, names };
      (target || document).dispatchEvent(new CustomEvent('tw-stored', { bubbles: true, detail }));
    }
  }

  /** A worksheet on the page, and the answers to it. */
  class Worksheet extends Sheet {
    /** @param {HTMLElement} root */
    constructor(root) {
      const data = root.dataset;
      if (!data.exercise) throw new Error('data-exercise is missing');
      super(data.exercise, (data.formerly || '').split(' ').filter(Boolean), JSON.parse(data.renamed || '{}'));
      this.root = root;
      this.title = data.title || data.exercise;
      this.edition = data.edition || '';
      this.fields = new Fields(root);
      this.timer = 0;
      here.set(this.exercise, this);
      this.listen();
      this.sweep(true);
      this.refresh();
    }

    listen() {
      this.root.addEventListener('input', (event) => this.note(event.target));
      this.root.addEventListener('change', (event) => this.note(event.target));
      window.addEventListener('pageshow', () => this.refresh()); // browsers refill forms late after Back
      window.addEventListener('pagehide', () => this.flush());
      // Dictation programs may fill a field without an event.
      document.addEventListener('visibilitychange', () => {
        this.sweep(false);
        this.flush();
      });
    }

    /** Somebody wrote or ticked something. @param {EventTarget} control */
    note(control) {
      const name = control.name;
      if (!name) return;
      const answer = this.fields.read(this.fields.named(name), this.sheet[name]);
      if (core.same(answer, this.sheet[name])) return;
      core.set(this.sheet, name, answer);
      this.pending.add(name);
      if ((this.seen || '').length < LONG) return this.keep([]);
      clearTimeout(this.timer); // a hundred pages of text are stored when the person pauses
      this.timer = setTimeout(() => this.flush(), PAUSE);
    }

    /** Stores what waits for a pause in typing. */
    flush() {
      clearTimeout(this.timer);
      if (this.timer) this.keep([]);
      this.timer = 0;
    }

    /**
     * Takes in what stands in the fields without our knowing, such as words typed before this script arrived.
     * @param {boolean} first then a stored answer goes before what stands in the field
     */
    sweep(first) {
      if (first) this.pull();
      for (const [name, controls] of this.fields.byName()) {
        if (first ? this.sheet[name] === undefined : this.fields.read(controls, undefined)) this.note(controls[0]);
      }
    }

    /** Shows what is stored, as far as it was not changed here. */
    refresh() {
      const came = this.pull();
      this.show();
      if (this.overwritten) this.keep([]);
      else if (came) this.tell([]);
    }

    show() {
      this.fields.write(this.sheet);
    }

    has(name) {
      return this.fields.has(name);
    }

    label(name) {
      return this.fields.label(name);
    }

    say(name, answer) {
      return this.fields.say(name, answer);
    }

    between(name) {
      return this.fields.between(name);
    }

    tell(names) {
      super.tell(names, this.root);
    }

    /** @returns {string[]} answers to questions that the page no longer has */
    gone() {
      return this.root.hasAttribute('data-part') ? [] : Object.keys(this.sheet).filter((name) => !this.has(name));
    }
  }

  /** @param {string} exercise @returns {Sheet} the worksheet on this page, or what the store has of it */
  function sheetOf(exercise) {
    if (here.has(exercise)) return here.get(exercise);
    const found = new Sheet(exercise, data('former')[exercise] || [], {});
    for (const { edition } of here.values()) found.edition = edition;
    found.pull();
    return found;
  }

  /** @returns {string[]} the exercises that have answers in the store */
  function kept() {
    const { value } = stored((store) => Object.keys(store).map(core.exerciseOf).filter(Boolean));
    return value || [];
  }

  /** @param {string} exercise @returns {Object<string, string|string[]>} what is written on any worksheet of this device */
  const read = (exercise) => sheetOf(exercise).sheet;

  /**
   * Writes into places that are still empty.
   * @param {string} exercise @param {Object<string, string>} answers
   * @returns {boolean} whether anything was written and stored
   */
  function put(exercise, answers) {
    const target = sheetOf(exercise);
    const names = Object.keys(answers).filter((name) => target.sheet[name] === undefined);
    for (const name of names) target.sheet[name] = answers[name];
    if (!names.length) return false;
    target.show();
    target.keep(names);
    return !target.trouble;
  }

  // Another tab wrote: worksheets of this page take it in, and whoever counts or lists answers hears of it.
  window.addEventListener('storage', (event) => {
    const exercise = core.exerciseOf(event.key);
    if (here.has(exercise)) here.get(exercise).refresh();
    else if (exercise) new Sheet(exercise, [], {}).tell([]);
  });

  window.twWorksheets = { here, stored, sheetOf, kept, read, put };
  start('tw-worksheet', '[data-module="tw-worksheet"]', (root) => new Worksheet(/** @type {HTMLElement} */ (root)));
})();
