/* The action plan: counts what is marked, shows a part of the rows, and saves them as a table.
   Without it all recommendations stand there with their marks. */
(function () {
  'use strict';

  const core = window.twPlanCore;
  const { start, sayer, make, button } = window.twPage;

  const say = sayer('plan');
  const { day } = window.twAnswersCore;

  /** @param {Element} element */
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();

  /** @returns {string} how the language of the browser writes the sign in 1.5 */
  const decimal = () => (1.5).toLocaleString(navigator.language)[1];

  /** One recommendation. */
  class Row {
    /** @param {HTMLTableRowElement} element */
    constructor(element) {
      this.element = element;
      this.chapter = element.parentElement;
      this.part = this.chapter.dataset.inPart;
      this.controls = {};
      for (const control of element.querySelectorAll('[name]')) this.controls[control.name.split('/').pop()] = control;
      this.overdue = null; // the word beside the date
    }

    /** Reads what is marked, and shows it. @param {string} today */
    draw(today) {
      const { status, owner, due, note } = this.controls;
      this.marks = { status: status.value, owner: owner.value.trim(), due: due.value, note: note.value.trim() };
      this.element.toggleAttribute('data-on-plan', core.isOnPlan(this.marks));
      this.element.dataset.status = this.marks.status;
      status.parentElement.dataset.paper = this.marks.status && this.status();
      this.warn(core.isOverdue(this.marks, today));
    }

    /** @param {boolean} overdue */
    warn(overdue) {
      if (overdue === Boolean(this.overdue)) return;
      const { due } = this.controls;
      if (!overdue) {
        this.overdue.remove();
        this.overdue = null;
        return due.removeAttribute('aria-describedby');
      }
      const id = this.element.querySelector('.tw-plan__text').id + '-overdue';
      this.overdue = make('span', { class: 'tw-plan__overdue', id }, say('overdue'));
      due.after(this.overdue);
      due.setAttribute('aria-describedby', id);
    }

    /** @returns {string} the status as the page words it */
    status() {
      return this.controls.status.selectedOptions[0] ? this.controls.status.selectedOptions[0].text : '';
    }

    /** @returns {string[]} */
    cells() {
      const [text, who] = ['.tw-plan__text', '.tw-plan__who'].map((part) => words(this.element.querySelector(part)));
      const { status, owner, due, note } = this.marks;
      return [this.part, this.chapter.dataset.inChapter, text, who, status && this.status(), owner, due, note];
    }
  }

  /** All recommendations, and what stands above them. */
  class Plan {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.rows = new Map(Array.from(root.querySelectorAll('.tw-plan__row'), (element) => [element, new Row(element)]));
      this.head();
      this.listen();
      this.draw(this.all());
      this.filter();
    }

    /** @returns {Row[]} */
    all() {
      return Array.from(this.rows.values());
    }

    head() {
      this.filters = { part: this.select('part', 'all_parts'), status: this.select('status', 'any_status'), owner: this.select('owner', 'all_owners') };
      this.fill('part', Array.from(new Set(this.all().map((row) => row.part)), (part) => [part, part]));
      const [first] = this.all();
      const states = first ? Array.from(first.controls.status.options, (option) => [option.value, option.text]).slice(1) : [];
      this.states = states;
      this.fill('status', [[core.ON_PLAN, say('on_plan')], ...states, [core.NO_STATUS, say('no_status')]]);
      this.total = make('p', { class: 'tw-plan__total' });
      this.counts = make('ul', { class: 'tw-plan__counts' });
      this.done = make('label', { for: 'tw-plan-progress' });
      this.bar = make('progress', { id: 'tw-plan-progress', value: '0', max: '1' });
      this.progress = make('p', { class: 'tw-plan__progress' }, this.done, ' ', this.bar);
      this.shown = make('p', { class: 'tw-plan__shown', role: 'status' });
      this.partial = make('p', { class: 'tw-plan__partial' });
      this.root.prepend(
        make('div', { class: 'tw-plan__summary', role: 'group', 'aria-label': say('summary') }, this.total, this.counts, this.progress),
        make('div', { class: 'tw-plan__filters', role: 'group', 'aria-label': say('filters') },
          ...Object.values(this.filters).map((select) => select.parentElement),
          button(say('show_all'), () => this.showAll()), button(say('csv'), () => this.save())),
        this.shown, this.partial);
    }

    /** @param {string} key @param {string} all @returns {HTMLSelectElement} */
    select(key, all) {
      const select = make('select', { class: 'tw-plan__input', autocomplete: 'off' }, make('option', { value: '' }, say(all)));
      make('label', { class: 'tw-plan__filter' }, say(key) + ' ', select);
      return /** @type {HTMLSelectElement} */ (select);
    }

    /** @param {string} key @param {Array<[string, string]>} options */
    fill(key, options) {
      const select = this.filters[key];
      const { value } = select;
      while (select.options.length > 1) select.remove(1);
      select.append(...options.map(([id, label]) => make('option', { value: id }, label)));
      select.value = value;
    }

    listen() {
      this.root.addEventListener('input', (event) => this.hear(event.target));
      this.root.addEventListener('change', (event) => (Object.values(this.filters).includes(event.target)
        ? this.filter() : this.hear(event.target) && this.listOwners()));
      // This event does not bubble, but on its way down it passes here.
      this.root.addEventListener('tw-restored', (event) => this.draw(this.all().filter((row) => row.chapter === event.target)), true);
    }

    /** Somebody wrote in a row. It stays in view, whatever the filter says. @param {Element} control @returns {boolean} */
    hear(control) {
      const row = this.rows.get(control.closest('tr'));
      if (!row) return false;
      row.draw(day(new Date()));
      this.sum();
      return true;
    }

    /** @param {Row[]} rows */
    draw(rows) {
      const today = day(new Date());
      for (const row of rows) row.draw(today);
      this.sum();
      this.listOwners();
    }

    /** Brings the summary up to date. */
    sum() {
      const { marked, overdue, by } = core.count(this.all().map((row) => row.marks), day(new Date()));
      const counted = [...this.states, ['', say('no_status')]].map(([id, label]) => [label, by[id] || 0]).concat([[say('overdue'), overdue]]);
      this.total.textContent = marked ? say('marked', { count: marked, of: this.rows.size }) : say('nothing');
      this.counts.replaceChildren(...counted.filter(([, count]) => count)
        .map(([label, count]) => make('li', {}, say('counted', { words: label, count }))));
      this.progress.hidden = !marked;
      this.done.textContent = say('progress', { done: by.done || 0, count: marked });
      this.bar.setAttribute('max', String(marked || 1));
      this.bar.setAttribute('value', String(by.done || 0));
    }

    /** Offers the owners typed so far; one that is chosen stays until something else is chosen. */
    listOwners() {
      const { value } = this.filters.owner;
      const names = core.owners([{ owner: value }, ...this.all().map((row) => row.marks)]);
      const offered = Array.from(this.filters.owner.options, (option) => option.value).slice(1);
      if (names.join('\n') !== offered.join('\n')) this.fill('owner', names.map((name) => [name, name]));
    }

    /** Shows the rows that fit, and the chapters that have some. */
    filter() {
      const chosen = Object.keys(this.filters).filter((key) => this.filters[key].value);
      const filter = Object.fromEntries(Object.entries(this.filters).map(([key, select]) => [key, select.value]));
      for (const row of this.rows.values()) row.element.hidden = !core.fits(row.part, row.marks, filter);
      const chapters = new Set(this.visible().map((row) => row.chapter));
      for (const body of this.root.querySelectorAll('.tw-plan__chapter')) body.hidden = !chapters.has(body);
      this.shown.textContent = this.number();
      const filters = chosen.map((key) => say(key) + ': ' + this.filters[key].selectedOptions[0].text).join(' · ');
      this.partial.textContent = chosen.length ? say('filtered', { filters, ...this.numbers() }) : '';
    }

    /** @returns {Row[]} */
    visible() {
      return this.all().filter((row) => !row.element.hidden);
    }

    numbers() {
      return { shown: this.visible().length, count: this.rows.size };
    }

    number() {
      return say('shown', this.numbers());
    }

    showAll() {
      for (const select of Object.values(this.filters)) select.value = '';
      this.filter();
    }

    save() {
      const heading = ['part', 'chapter', 'recommendation', 'who', 'status', 'owner', 'due', 'note'].map((key) => say(key));
      const rows = this.visible().map((row) => row.cells());
      const file = 'action-plan-' + day(new Date()) + '.csv';
      window.twDesk.download(file, core.csv([heading, ...rows], core.separator(decimal())), 'text/csv;charset=utf-8');
      this.shown.textContent = this.number() + '. ' + say('saved_file', { file });
    }
  }

  start('tw-plan', '[data-module="tw-plan"]', (root) => new Plan(root));
})();
