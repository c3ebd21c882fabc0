/* The bar above one or several worksheets: where answers are kept, save, open, clear, undo.
   Without it answers are still kept on the device. */
(function () {
  'use strict';

  const core = window.twAnswersCore;
  const { start, sayer, make, button, need } = window.twPage;
  const { here, stored, sheetOf, kept } = window.twWorksheets;
  const OPENING = ['answers/opening.js', 'answers/open.js'];

  const say = sayer('answers');

  // Firefox gives each local file a store of its own, and no origin; Chromium shares one store among all of them.
  const alone = location.protocol === 'file:' && location.origin === 'null';

  /**
   * Shows a question with real buttons; the answer is "" when the person presses Escape. The focus begins on the last
   * button, the harmless one.
   * @param {string} question @param {Array<string|Node>} body
   * @param {Array<[string, string]>} choices value and label
   * @param {function(string): void} answer
   */
  function ask(question, body, choices, answer) {
    const back = /** @type {HTMLElement} */ (document.activeElement);
    const buttons = choices.map(([value, label]) => button(label, () => close(value)));
    const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'tw-dialog md-typeset', 'aria-labelledby': 'tw-ask' },
      make('h2', { id: 'tw-ask', class: 'tw-dialog__title' }, question), ...body,
      make('div', { class: 'tw-dialog__buttons' }, ...buttons)));
    const close = (value) => {
      dialog.remove();
      back.focus();
      answer(value);
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close('');
    });
    document.body.append(dialog);
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute('open', '');
    buttons[buttons.length - 1].focus();
  }

  /** @param {string} name @param {string} text @param {string} [type] */
  function download(name, text, type) {
    const address = URL.createObjectURL(new Blob([text], { type: type || 'application/json' }));
    const link = make('a', { href: address, download: name, hidden: '' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000); // slow disks still read from it
  }

  /** The worksheets below one bar. */
  class Desk {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.sheets = Array.from(here.values()).filter((sheet) => root.contains(sheet.root));
      this.everything = root.hasAttribute('data-everything'); // also answers whose worksheet is on another page
      this.file = root.dataset.file || (this.sheets[0] ? this.sheets[0].exercise : 'answers');
      this.changes = []; // what Undo takes back: [sheet, changes]
      this.problem = '';
      this.reminded = false;
      this.quiet = false;
      this.changed = new Set(); // answers counted for the reminder in this visit
      this.used = (stored((store) => Object.keys(store).reduce((sum, key) => sum + store.getItem(key).length, 0)).value) || 0;
      this.bar();
      root.addEventListener('tw-stored', (event) => this.hear(event.detail));
      window.addEventListener('beforeunload', (event) => this.warn(event));
      this.check();
      this.show();
      this.findAside();
    }

    bar() {
      const compact = this.root.hasAttribute('data-compact');
      const command = (key, act, extra) => button(say(key), act, Object.assign({ 'data-answers': key }, extra));
      this.kept = make('span', {}, say('kept'));
      this.time = make('span', { class: 'tw-answers__time' });
      this.message = make('p', { class: 'tw-answers__message', role: 'status' });
      // What is urgent stands where one types, far from the buttons, so it brings its own.
      this.urgent = make('div', { class: 'tw-answers__buttons', hidden: '' },
        command('save_now', () => this.save()), command('ok', () => this.settle()));
      this.note = make('div', { class: 'tw-answers__note' }, this.message, this.urgent);
      this.undoButton = command('undo', () => this.undo(), { hidden: '' });
      this.asideButton = command('set_aside', () => this.saveAside(), { hidden: '' });
      this.earlier = make('details', { class: 'tw-answers__earlier' });
      this.picker = /** @type {HTMLInputElement} */ (make('input', { type: 'file', accept: '.json,application/json', hidden: '' }));
      this.picker.addEventListener('change', () => this.pick());
      const buttons = make('div', { class: 'tw-answers__buttons' },
        command('save', () => this.save(), { class: 'tw-button tw-button--primary' }),
        command('open', () => this.picker.click()), command('clear', () => this.clear()),
        ...(compact ? [] : [command('print', () => window.print())]), this.undoButton, this.asideButton, this.picker);
      const bar = make('div', {
        class: compact ? 'tw-answers tw-answers--compact' : 'tw-answers', role: 'group', 'aria-label': say('bar'),
      }, make('p', { class: 'tw-answers__state' }, this.kept, ' ', this.time), buttons, this.note);
      if (alone) buttons.before(this.place());
      const only = this.sheets.length === 1 && this.sheets[0].root;
      (only && only.tagName === 'FORM' ? only : this.root).prepend(bar);
    }

    /** @returns {HTMLElement} where answers live in a browser that keeps them apart for each page */
    place() {
      const words = make('p', {}, say(this.everything ? 'local_home' : 'local_file'));
      const { workbook } = this.root.dataset;
      if (workbook) words.append(' ', make('a', { href: workbook }, say('local_workbook')));
      return words;
    }

    /** Something was stored, or could not be. @param {{exercise: string, names: string[]}} detail names that were changed here */
    hear(detail) {
      this.check();
      this.show();
      const fresh = detail.names.map((name) => detail.exercise + '/' + name).filter((name) => !this.changed.has(name));
      if (fresh.length && !this.problem && !this.quiet) this.remind(fresh);
    }

    /** Says once that the store does not work, or that it works again. */
    check() {
      const broken = this.sheets.find((sheet) => sheet.trouble);
      const unreadable = this.sheets.find((sheet) => sheet.unreadable);
      const problem = broken ? broken.trouble : '';
      if (unreadable) {
        this.tell(say(unreadable.unreadable === 'newer' ? 'kept_newer' : 'unreadable'));
        this.asideButton.hidden = false;
        unreadable.unreadable = '';
      }
      if (problem === this.problem) return;
      this.problem = problem;
      this.kept.hidden = problem === 'forbidden'; // then the sentence would not be true
      this.tell(problem ? say(problem) : '', Boolean(problem));
    }

    /** @param {BeforeUnloadEvent} event */
    warn(event) {
      for (const sheet of this.sheets) sheet.flush();
      if (!this.sheets.some((sheet) => sheet.atRisk)) return;
      event.preventDefault();
      event.returnValue = true; // what Chrome wanted until 2024
    }

    /** Reminds once in a visit, after real work, where answers could get lost. @param {string[]} fresh answers not counted yet */
    remind(fresh) {
      for (const name of fresh) this.changed.add(name);
      const { value: changed } = stored((store) => {
        const all = new Set(JSON.parse(store.getItem(core.CHANGED) || '[]').concat(fresh));
        store.setItem(core.CHANGED, JSON.stringify(Array.from(all)));
        return all.size;
      });
      if (this.reminded || !core.remind({ unsafe: alone, used: this.used, changed: changed || 0 })) return;
      this.reminded = true;
      this.tell(say('remind'), true);
    }

    /** @param {string} text @param {boolean} [urgent] shown where one types, because it is about the words being typed */
    tell(text, urgent) {
      this.message.textContent = text;
      this.note.toggleAttribute('data-problem', Boolean(urgent));
      this.urgent.hidden = !urgent;
    }

    /** The sentence goes back to the bar; the focus goes to the button that it speaks about. */
    settle() {
      this.tell(this.message.textContent);
      this.root.querySelector('[data-answers=save]').focus();
    }

    /** Brings the bar up to date. */
    show() {
      const times = this.sheets.filter((sheet) => core.count(sheet.sheet)).map((sheet) => sheet.saved).sort();
      const time = core.moment(times[times.length - 1] || '', new Date());
      this.time.textContent = !times.length ? say('not_yet') : time ? say('last_saved', { time }) : '';
      this.undoButton.hidden = !this.changes.length;
      this.showEarlier();
    }

    showEarlier() {
      const known = (this.root.dataset.elsewhere || '').split(' ');
      const lines = this.sheets.flatMap((sheet) => sheet.gone().map((name) => [sheet, name]));
      for (const sheet of this.everything ? this.others().filter((one) => !known.includes(one.exercise)) : []) {
        lines.push(...Object.keys(sheet.sheet).map((name) => [sheet, name]));
      }
      this.earlier.textContent = '';
      if (!lines.length) return this.earlier.remove();
      this.note.after(this.earlier);
      this.earlier.append(make('summary', {}, say('earlier', { count: lines.length })),
        make('ul', {}, ...lines.map(([sheet, name]) => make('li', {},
          (this.sheets.length > 1 ? sheet.title + ', ' : '') + name + ': ' + [].concat(sheet.sheet[name]).join(', ')))));
    }

    /**
     * The sheets in the store that no worksheet of this page shows. In a store that belongs to this page alone, they
     * were put there from here, such as a step for the action plan, and would be lost if the file left them out.
     * @returns {Array}
     */
    others() {
      if (!this.everything && !alone) return [];
      const shown = Array.from(here.values()).flatMap((sheet) => [sheet.exercise, ...sheet.formerly]);
      return kept().filter((exercise) => !shown.includes(exercise)).map(sheetOf);
    }

    /** @returns {Object<string, Object>} all answers of this desk, by exercise */
    answers() {
      for (const sheet of this.sheets) sheet.sweep(false);
      const filled = [...this.sheets, ...this.others()].filter((sheet) => core.count(sheet.sheet));
      return Object.assign(core.empty(), ...filled.map((sheet) => ({ [sheet.exercise]: sheet.sheet })));
    }

    save() {
      const answers = this.answers();
      if (!core.count(answers)) return this.tell(say('not_yet'));
      const now = new Date();
      const file = core.fileName(this.file, now);
      download(file, core.write(answers, this.sheets[0] ? this.sheets[0].edition : '', now, 1));
      for (const sheet of this.sheets) sheet.atRisk = false;
      this.changed.clear();
      stored((store) => store.removeItem(core.CHANGED));
      this.tell(say('saved_file', { file }));
    }

    clear() {
      const total = this.sheets.reduce((sum, sheet) => sum + core.count(sheet.sheet), 0);
      if (!total) return this.tell(say('not_yet'));
      const choices = [['clear', say('clear')], ['save', say('save')], ['', say('cancel')]];
      ask(say(this.everything ? 'clear_all_ask' : 'clear_ask'), [make('p', {}, say('clear_more'))], choices, (choice) => {
        if (choice === 'save') this.save();
        if (choice === 'clear') this.change(this.sheets.map((sheet) => [sheet, core.wipe(sheet.sheet)]), say('cleared', { count: total }));
      });
    }

    /** Somebody chose a file to open; what deals with it is loaded when it is needed. */
    pick() {
      const file = this.picker.files[0];
      if (!file) return;
      this.picker.value = ''; // so that the same file can be opened again
      if (window.twOpen) window.twOpen(this, file);
      else need(OPENING, () => window.twOpen(this, file), () => this.tell(say('not_loaded', { file: file.name })));
    }

    /**
     * @param {Array<[Object, Object[]]>} changes by sheet, already made
     * @param {string} message
     */
    change(changes, message) {
      const made = changes.filter(([, list]) => list.length);
      if (made.length) this.changes = made;
      this.store(made.map(([sheet, list]) => [sheet, list.map((change) => change.name)]), message);
    }

    undo() {
      for (const [sheet] of this.changes) sheet.pull(); // another tab may have written since
      const back = this.changes.map(([sheet, list]) => [sheet, core.undo(sheet.sheet, list)]);
      this.changes = [];
      this.store(back, say('undone'));
      this.root.querySelector('[data-answers=save]').focus(); // the button that had the focus is gone
    }

    /** @param {Array<[Object, string[]]>} changed names by sheet @param {string} message */
    store(changed, message) {
      this.tell(message);
      this.quiet = true; // what comes from a file needs no reminder to save a file
      for (const [sheet, names] of changed) {
        for (const name of names) sheet.pending.add(name);
        sheet.show();
        if (names.length) sheet.keep(names);
      }
      this.quiet = false;
      this.show();
    }

    /** @returns {string[]} where texts of these worksheets stand that an earlier visit put aside */
    asideKeys() {
      const places = this.sheets.map((sheet) => core.asideKey(sheet.exercise));
      return stored((store) => Object.keys(store).filter((key) => places.some((place) => key.startsWith(place))).sort()).value || [];
    }

    findAside() {
      if (this.asideKeys().length) this.asideButton.hidden = false;
    }

    saveAside() {
      const { value: texts } = stored((store) => this.asideKeys().map((key) => store.getItem(key)));
      const waiting = this.sheets.map((sheet) => sheet.aside).filter((text) => text !== null);
      for (const text of (texts || []).concat(waiting)) download(core.fileName(this.file + '-set-aside', new Date()), text);
    }
  }

  window.twDesk = { ask, download, alone };
  start('tw-desk', '[data-module="tw-desk"]', (root) => new Desk(/** @type {HTMLElement} */ (root)));
})();
