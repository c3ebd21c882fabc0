/* Keeps what people write on a worksheet: on the device as they type, and as a file that they can carry away.
   Without it the worksheet is still a form that one can fill in and print. */
(function () {
  'use strict';

  const core = window.twAnswersCore;
  const { start, say: sayIn, make } = window.twPage;
  const MOST = 5e6; // an answer file has some kilobytes; a film opened by mistake would freeze an old laptop

  /** @param {string} key @param {Object<string, string|number>} [values] */
  const say = (key, values) => sayIn('answers', key, values);

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

  /**
   * Asks with real buttons; the answer is "" when the person presses Escape. The last button is the harmless one.
   * @param {string} question @param {string} more
   * @param {Array<[string, string]>} choices value and label
   * @param {function(string): void} answer
   */
  function ask(question, more, choices, answer) {
    if (!window.HTMLDialogElement) return answer(window.confirm(question + '\n' + more) ? choices[0][0] : '');
    const back = /** @type {HTMLElement} */ (document.activeElement);
    const buttons = choices.map(([value, label]) => make('button', { class: 'tw-button', value }, label));
    const dialog = /** @type {HTMLDialogElement} */ (
      make('dialog', { class: 'tw-dialog md-typeset', 'aria-labelledby': 'tw-ask', 'aria-describedby': 'tw-ask-more' },
        make('h2', { id: 'tw-ask', class: 'tw-dialog__title' }, question), make('p', { id: 'tw-ask-more' }, more),
        make('form', { method: 'dialog', class: 'tw-dialog__buttons' }, ...buttons)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      back.focus();
      answer(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
    buttons[buttons.length - 1].focus();
  }

  /** @param {string} name @param {string} text */
  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = make('a', { href: address, download: name, hidden: '' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000); // slow disks still read from it
  }

  /** The controls of a form that hold answers, by name. */
  class Fields {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
    }

    /** @returns {Map<string, HTMLInputElement[]>} anew each time, because tables grow */
    byName() {
      const result = new Map();
      for (const control of this.form.querySelectorAll('input[name], textarea[name], select[name]')) {
        result.set(control.name, (result.get(control.name) || []).concat(control));
      }
      return result;
    }

    /** @param {string} name @returns {HTMLInputElement[]} */
    named(name) {
      return Array.from(this.form.querySelectorAll('[name="' + CSS.escape(name) + '"]'));
    }

    /** @param {string} name @returns {boolean} whether the page has the field, or a table that can grow to it */
    has(name) {
      return this.named(name).length > 0 || Boolean(window.twTable && window.twTable.canGrowTo(this.form, name));
    }

    /**
     * @param {HTMLInputElement[]} controls
     * @param {string|string[]|undefined} before options that the page no longer has stay ticked
     * @returns {string|string[]|undefined}
     */
    read(controls, before) {
      const ticked = controls.filter((control) => control.checked).map((control) => control.value);
      if (controls[0].type === 'radio') return core.clean(ticked[0]);
      if (controls[0].type !== 'checkbox') return core.clean(controls[0].value);
      const offered = controls.map((control) => control.value);
      return core.clean([].concat(before || [], ticked).filter((value, place, all) =>
        all.indexOf(value) === place && (ticked.includes(value) || !offered.includes(value))));
    }

    /** @param {Object<string, string|string[]>} sheet */
    write(sheet) {
      if (window.twTable) window.twTable.grow(this.form, Object.keys(sheet));
      for (const [name, controls] of this.byName()) {
        const answers = [].concat(sheet[name] === undefined ? '' : sheet[name]);
        for (const control of controls) {
          if (/radio|checkbox/.test(control.type)) control.checked = answers.includes(control.value);
          else if (control.value !== answers.join('\n')) control.value = answers.join('\n'); // else the cursor would jump
        }
      }
      this.form.dispatchEvent(new CustomEvent('tw-restored'));
    }
  }

  /** One worksheet: what is written on it, where that is kept, and the bar above it. */
  class Worksheet {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.fields = new Fields(form);
      this.exercise = form.dataset.exercise;
      if (!this.exercise) throw new Error('data-exercise is missing');
      this.formerly = (form.dataset.formerly || '').split(' ').filter(Boolean);
      this.sheet = core.empty();
      this.pending = new Set(); // names changed here and not stored yet
      this.seen = null; // the stored text as we last read or wrote it
      this.aside = null; // stored text that we could not read and have not moved out of the way yet
      this.saved = '';
      this.problem = '';
      this.atRisk = false; // something is neither in the store nor in a file
      this.changes = []; // what Undo takes back
      this.bar();
      this.listen();
      this.sweep(true);
      this.refresh();
      this.findAside();
    }

    bar() {
      const compact = this.form.hasAttribute('data-compact');
      const button = (key, act, extra) => {
        const element = make('button', Object.assign({ type: 'button', class: 'tw-button', 'data-answers': key }, extra), say(key));
        element.addEventListener('click', act);
        return element;
      };
      this.kept = make('span', {}, say('kept'));
      this.time = make('span', { class: 'tw-answers__time' });
      this.message = make('p', { class: 'tw-answers__message', role: 'status' });
      this.undoButton = button('undo', () => this.undo(), { hidden: '' });
      this.asideButton = button('set_aside', () => this.saveAside(), { hidden: '' });
      this.earlier = make('details', { class: 'tw-answers__earlier' });
      this.picker = /** @type {HTMLInputElement} */ (make('input', { type: 'file', accept: '.json,application/json', hidden: '' }));
      this.picker.addEventListener('change', () => this.pick());
      const buttons = make('div', { class: 'tw-answers__buttons' },
        button('save', () => this.save(), { class: 'tw-button tw-button--primary' }),
        button('open', () => this.picker.click()), button('clear', () => this.clear()),
        ...(compact ? [] : [button('print', () => window.print())]), this.undoButton, this.asideButton, this.picker);
      this.form.prepend(make('div', {
        class: 'tw-answers' + (compact ? ' tw-answers--compact' : ''), role: 'group', 'aria-label': say('bar'),
      }, make('p', { class: 'tw-answers__state' }, this.kept, ' ', this.time), buttons, this.message));
      // Firefox gives each local file a store of its own; Chromium shares one among all of them.
      if (location.protocol === 'file:' && !/Chrom/.test(navigator.userAgent)) buttons.before(make('p', {}, say('local_file')));
    }

    listen() {
      this.form.addEventListener('input', (event) => this.note(event.target));
      this.form.addEventListener('change', (event) => this.note(event.target));
      window.addEventListener('pageshow', () => this.refresh()); // browsers refill forms late after Back
      window.addEventListener('storage', (event) => {
        if (event.key === core.key(this.exercise)) this.refresh();
      });
      // Dictation programs may fill a field without an event.
      document.addEventListener('visibilitychange', () => this.sweep(false));
      window.addEventListener('beforeunload', (event) => {
        if (!this.problem || !this.atRisk) return;
        event.preventDefault();
        event.returnValue = true; // what Chrome wanted until 2024
      });
    }

    /** Somebody wrote or ticked something. @param {EventTarget} control */
    note(control) {
      const name = control.name;
      if (!name) return;
      const controls = this.fields.named(name);
      const answer = this.fields.read(controls, this.sheet[name]);
      if (core.same(answer, this.sheet[name])) return;
      core.set(this.sheet, name, answer);
      this.pending.add(name);
      this.store();
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
      this.pull();
      this.fields.write(this.sheet);
      this.show();
    }

    /** Reads the store, if another tab or an earlier visit wrote to it. @returns {boolean} whether something came */
    pull() {
      const { value: text, problem } = stored((store) => store.getItem(core.key(this.exercise)) || this.former(store));
      if (problem) this.trouble(problem);
      if (!text || text === this.seen) return false;
      this.seen = text;
      const found = core.read(text);
      if (found.problem) {
        this.aside = text;
        this.tell(say(found.problem === 'newer' ? 'kept_newer' : 'unreadable'));
        this.asideButton.hidden = false;
        return false;
      }
      this.sheet = core.merge(core.pick(found.answers, this.exercise, this.formerly), this.sheet, this.pending);
      this.saved = found.saved;
      return true;
    }

    /** @param {Storage} store @returns {string|null} work saved when the exercise had another id */
    former(store) {
      return this.formerly.map((id) => store.getItem(core.key(id))).find(Boolean) || null;
    }

    /** Writes the store; what another tab wrote in the meantime is merged first. */
    store() {
      this.atRisk = true;
      if (this.pull()) this.fields.write(this.sheet);
      const now = new Date();
      const text = this.text(now);
      const { problem } = stored((store) => {
        if (this.aside !== null) store.setItem(core.asideKey(this.exercise, now), this.aside);
        this.aside = null;
        store.setItem(core.key(this.exercise), text);
      });
      if (problem) return this.trouble(problem);
      if (this.problem) this.tell('');
      this.problem = '';
      this.atRisk = false;
      this.seen = text;
      this.saved = now.toISOString();
      this.pending.clear();
      this.showTime();
    }

    /** @param {Date} now @param {number} [indent] */
    text(now, indent) {
      return core.write({ [this.exercise]: this.sheet }, this.form.dataset.edition || '', now, indent);
    }

    /** Says once that the store does not work. @param {string} problem */
    trouble(problem) {
      this.showTime();
      if (this.problem === problem) return;
      this.problem = problem;
      this.kept.hidden = problem === 'forbidden'; // then the sentence would not be true
      this.tell(say(problem), true);
    }

    /** @param {string} text @param {boolean} [problem] shown where one types, because it is about the words being typed */
    tell(text, problem) {
      this.message.textContent = text;
      this.message.toggleAttribute('data-problem', Boolean(problem));
    }

    showTime() {
      const time = core.moment(this.saved, new Date());
      const written = core.count(this.sheet) > 0;
      this.time.textContent = !written ? say('not_yet') : time ? say('last_saved', { time }) : '';
    }

    /** Brings the bar up to date. */
    show() {
      this.showTime();
      this.undoButton.hidden = !this.changes.length;
      const gone = Object.keys(this.sheet).filter((name) => !this.fields.has(name));
      this.earlier.textContent = '';
      if (!gone.length) return this.earlier.remove();
      this.message.after(this.earlier);
      this.earlier.append(make('summary', {}, say('earlier', { count: gone.length })),
        make('ul', {}, ...gone.map((name) => make('li', {}, name + ': ' + [].concat(this.sheet[name]).join(', ')))));
    }

    save() {
      this.sweep(false);
      if (!core.count(this.sheet)) return this.tell(say('not_yet'));
      const now = new Date();
      const file = core.fileName(this.exercise, now);
      download(file, this.text(now, 1));
      this.atRisk = false;
      this.tell(say('saved_file', { file }));
    }

    clear() {
      const total = core.count(this.sheet);
      if (!total) return this.tell(say('not_yet'));
      ask(say('clear_ask'), say('clear_more'), [['clear', say('clear')], ['', say('cancel')]], (choice) => {
        if (choice) this.change(core.empty(), Object.keys(this.sheet), say('cleared', { count: total }));
      });
    }

    pick() {
      const file = this.picker.files[0];
      if (!file) return;
      const refuse = (problem) => this.tell(say(problem, { file: file.name }));
      const reader = new FileReader();
      reader.onload = () => this.open(file.name, String(reader.result), refuse);
      reader.onerror = () => refuse('not_json');
      if (file.size > MOST) refuse('foreign');
      else reader.readAsText(file);
      this.picker.value = ''; // so that the same file can be opened again
    }

    /** @param {string} file @param {string} text @param {function(string): void} refuse */
    open(file, text, refuse) {
      this.sweep(false);
      const found = core.read(text);
      if (found.problem) return refuse(found.problem === 'unreadable' ? 'not_json' : found.problem);
      const theirs = core.pick(found.answers, this.exercise, this.formerly);
      const others = core.elsewhere(found.answers, [this.exercise, ...this.formerly]);
      const more = others ? ' ' + say('opened_elsewhere', { count: others }) : '';
      if (!core.count(theirs)) return this.tell(say('opened_none', { file }) + more);
      const { added, different, gone } = core.compare(this.sheet, theirs, (name) => this.fields.has(name));
      const finish = (names, key) => this.change(theirs, names.concat(gone),
        say(key, { file, count: names.length }) + (gone.length ? ' ' + say('opened_gone', { count: gone.length }) : '') + more);
      if (!different.length) return finish(added, added.length ? 'opened' : 'opened_same');
      ask(say('differ_ask', { count: different.length }), say('differ_more'),
        [['mine', say('differ_mine')], ['theirs', say('differ_theirs')], ['', say('cancel')]], (choice) => {
          if (choice === 'theirs') finish(added.concat(different), 'opened');
          else if (choice === 'mine') finish(added, added.length ? 'opened' : 'opened_mine');
          else this.tell(say('opened_not', { file }));
        });
    }

    /** @param {Object<string, string|string[]>} theirs @param {string[]} names @param {string} message */
    change(theirs, names, message) {
      const changes = core.take(this.sheet, theirs, names);
      if (changes.length) this.changes = changes;
      this.changed(names, message);
    }

    undo() {
      const names = core.undo(this.sheet, this.changes);
      this.changes = [];
      this.changed(names, say('undone'));
      this.form.querySelector('[data-answers=save]').focus(); // the button that had the focus is gone
    }

    /** @param {string[]} names @param {string} message */
    changed(names, message) {
      for (const name of names) this.pending.add(name);
      this.fields.write(this.sheet);
      this.tell(message);
      if (names.length) this.store();
      this.show();
    }

    /** Offers text that an earlier visit put aside. */
    findAside() {
      const { value: keys } = stored((store) => Object.keys(store).filter((key) => key.startsWith(core.asideKey(this.exercise))));
      if (keys && keys.length) this.asideButton.hidden = false;
    }

    saveAside() {
      const { value: texts } = stored((store) => Object.keys(store).sort()
        .filter((key) => key.startsWith(core.asideKey(this.exercise))).map((key) => store.getItem(key)));
      for (const text of (texts || []).concat(this.aside === null ? [] : this.aside)) {
        download(core.fileName(this.exercise + '-set-aside', new Date()), text);
      }
    }
  }

  start('tw-worksheet', '[data-module="tw-worksheet"]', (form) => new Worksheet(/** @type {HTMLFormElement} */ (form)));
})();
