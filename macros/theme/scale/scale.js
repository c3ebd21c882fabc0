/* Totals of a scale as one rates, the profile that they make, and what they suggest.
   Without it people add up themselves, draw the profile by hand and look the advice up. */
(function () {
  'use strict';

  const core = window.twScaleCore;
  const { start, sayer, make } = window.twPage;

  const say = sayer('scale');

  /** A dimension with its total. */
  class Dimension {
    /** @param {HTMLElement} part @param {number[]} below the totals below which there is advice */
    constructor(part, below) {
      this.id = part.dataset.dimension;
      this.label = part.querySelector('h3').textContent;
      this.most = Number(part.dataset.most);
      this.below = below;
      this.statements = Array.from(part.querySelectorAll('fieldset'));
      this.output = part.querySelector('[data-total]');
      this.left = make('span', { class: 'tw-scale__unrated' });
      this.output.parentElement.append(' ', this.left);
    }

    /** Shows the total. @returns {Object} what the ratings say */
    show() {
      const ticked = this.statements.map((statement) => statement.querySelector('input:checked'));
      const judged = core.judge(Object.assign({}, this, { ratings: ticked.map((input) => (input ? input.value : undefined)) }));
      this.output.value = judged.rated ? String(judged.total) : ''; // an empty place to write the total by hand on paper
      this.left.textContent = judged.unrated ? '· ' + say('unrated', { count: judged.unrated }) : '';
      return judged;
    }
  }

  /** The totals of all dimensions as a drawing and as a table. */
  class Profile {
    /** @param {HTMLElement} place after which it stands */
    constructor(place) {
      this.drawing = make('div', { class: 'tw-profile__drawing' });
      this.legend = make('p', { class: 'tw-profile__legend' });
      // Roles, because on a phone the rows are laid out in another way, and then browsers forget what they are.
      this.rows = make('tbody', { role: 'rowgroup' });
      const heads = ['dimension', 'points_total', 'share', 'reading'].map((key) => make('th', { scope: 'col', role: 'columnheader' }, say(key)));
      this.part = make('div', { class: 'tw-profile', hidden: '' }, make('h3', {}, say('profile')), this.drawing, this.legend,
        make('table', { class: 'tw-profile__table', role: 'table' },
          make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...heads)), this.rows));
      place.after(this.part);
      this.dimensions = [];
      this.width = 0;
      // A turned phone, a fold that opens: the labels are placed anew.
      if (window.ResizeObserver) new ResizeObserver(() => this.resize()).observe(this.part);
    }

    /** @param {Array} dimensions as judged by the core */
    show(dimensions) {
      this.dimensions = dimensions;
      this.part.hidden = !dimensions.some((one) => one.complete);
      if (this.part.hidden) return;
      this.rows.textContent = '';
      this.rows.append(...dimensions.map((one, index) => this.row(one, index + 1)));
      this.draw();
    }

    row(one, number) {
      const values = one.complete ? [say('of_total', one), Math.round(100 * one.share) + ' %'] : ['–', '–'];
      return make('tr', { role: 'row', class: one.low ? 'tw-profile__low' : '' },
        make('th', { scope: 'row', role: 'rowheader' }, number + '. ' + one.label),
        ...values.concat(this.reading(one)).map((value) => make('td', { role: 'cell' }, value)));
    }

    reading({ unrated, low, mark }) {
      if (unrated) return say('unrated', { count: unrated });
      return mark ? say(low ? 'low' : 'not_low') : '–';
    }

    draw() {
      if (this.dimensions.length < 3) return;
      const marks = this.dimensions.some((one) => one.mark);
      const gaps = this.dimensions.some((one) => !one.complete);
      this.legend.textContent = [say('legend'), marks ? say('legend_mark') : '', gaps ? say('legend_gap') : ''].join(' ').trim();
      window.twScaleRadar(this.drawing, this.dimensions, say('summary', { parts: this.dimensions.map((one) => this.inWords(one)).join('; ') }));
    }

    inWords(one) {
      if (!one.complete) return one.label + ': ' + this.reading(one);
      return one.label + ': ' + say('of_total', one) + (one.low ? ' (' + say('low') + ')' : '');
    }

    resize() {
      if (this.width === this.part.clientWidth) return;
      this.width = this.part.clientWidth;
      if (!this.part.hidden) this.draw();
    }
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const root = field.closest('[data-module="tw-worksheet"]') || field;
    const advised = field.querySelector('.tw-advice');
    const below = (id) => Array.from(field.querySelectorAll('[data-for="' + id + '"]'), (item) => Number(item.dataset.below));
    const parts = Array.from(field.querySelectorAll('[data-dimension]'));
    const dimensions = parts.map((part) => new Dimension(part, below(part.dataset.dimension)));
    const fold = field.querySelector('details');
    const profile = new Profile(fold || parts[parts.length - 1]);
    const advice = advised && new window.twScaleAdvice(advised, root.dataset.title || document.title);

    function show() {
      const judged = dimensions.map((dimension) => dimension.show());
      profile.show(judged);
      if (advice) advice.show(Object.assign({}, ...dimensions.map(({ id }, index) => ({ [id]: judged[index] }))));
    }

    let touched = false;

    function restored() {
      show();
      // What was rated before is summed up below; a fold that closed while one rates would be a trap.
      if (fold && !touched) fold.open = profile.part.hidden;
    }

    field.addEventListener('click', () => { touched = true; });
    field.addEventListener('change', show);
    root.addEventListener('tw-restored', restored);
    restored();
  }

  start('tw-scale', '.tw-scale', enhance);
})();
