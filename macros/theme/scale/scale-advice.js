/* What low totals suggest. Without it all of it is there to read, with the totals at which it applies. */
(function () {
  'use strict';

  const { sayer, make, button } = window.twPage;

  const say = sayer('scale');

  /** One recommendation that can be put on the action plan. */
  class Recommendation {
    /** @param {HTMLElement} item @param {string} plan address of the action plan @param {HTMLElement} status */
    constructor(item, plan, status) {
      const [checklist, name] = item.dataset.recommendation.split('/');
      this.sheet = 'checklist-' + checklist;
      this.name = name;
      this.note = '';
      this.status = status;
      this.button = button(say('put'), () => this.put());
      // In a store that belongs to this page alone, the page of the plan would not see what is put there.
      const { alone } = window.twDesk || {};
      const elsewhere = alone && !plan.startsWith('#');
      this.link = make('a', { href: plan }, say('open_plan'));
      this.there = make('p', { class: 'tw-advice__there', tabindex: '-1' }, say('on_plan'), ' ', elsewhere ? say('carry') : this.link);
      item.append(this.button, this.there);
      this.show();
    }

    /** @returns {boolean} whether the plan has it, with whatever status */
    planned() {
      const marks = window.twWorksheets.read(this.sheet);
      return ['status', 'owner', 'due', 'note'].some((mark) => marks[this.name + '/' + mark]);
    }

    show() {
      this.button.hidden = this.planned();
      this.there.hidden = !this.button.hidden;
    }

    put() {
      window.twWorksheets.put(this.sheet, { [this.name + '/status']: 'not-started', [this.name + '/note']: this.note });
      this.show();
      this.status.textContent = say(this.planned() ? 'put_done' : 'put_not');
      this.status.classList.toggle('tw-visually-hidden', this.planned()); // who sees the page sees it at the button
      if (this.button.hidden) (this.link.isConnected ? this.link : this.there).focus(); // the button that had the focus is gone
    }
  }

  /** The advice of one field. */
  class Advice {
    /** @param {HTMLElement} part @param {string} title of the worksheet, for the notes on the plan */
    constructor(part, title) {
      this.part = part;
      this.title = title;
      this.heading = part.querySelector('h3');
      this.items = Array.from(part.querySelectorAll('[data-below]'));
      this.conditions = new Map(this.items.map((item) => [item, item.querySelector('strong').textContent]));
      this.none = make('p', { hidden: '' });
      this.heading.after(this.none);
      this.recommendations = new Map();
      if (window.twWorksheets) this.plan();
    }

    plan() {
      const status = make('p', { class: 'tw-advice__status', role: 'status' });
      this.part.append(status);
      for (const item of this.part.querySelectorAll('[data-recommendation]')) {
        this.recommendations.set(item, new Recommendation(item, this.part.dataset.plan, status));
      }
      document.addEventListener('tw-stored', (event) => {
        for (const one of this.recommendations.values()) if (one.sheet === event.detail.exercise) one.show();
      });
    }

    /** @param {Object<string, {label: string, total: number, most: number, complete: boolean}>} dimensions by id */
    show(dimensions) {
      const judged = Object.values(dimensions).some((one) => one.complete);
      const fits = (item) => dimensions[item.dataset.for].complete && dimensions[item.dataset.for].total < Number(item.dataset.below);
      for (const item of this.items) {
        const { label, total, most } = dimensions[item.dataset.for];
        item.hidden = judged && !fits(item); // nothing rated yet: on paper all of it is there to look up
        item.querySelector('strong').textContent = fits(item) ? say('found', { dimension: label, total, most }) : this.conditions.get(item);
        for (const [element, one] of this.recommendations) {
          if (item.contains(element)) one.note = say('note', { title: this.title, dimension: label, total, most });
        }
      }
      this.part.toggleAttribute('data-unrated', !judged);
      this.heading.textContent = say(judged ? 'suggested' : 'advice');
      this.none.hidden = !judged || this.items.some(fits);
      this.none.textContent = say('none');
    }
  }

  window.twScaleAdvice = Advice;
})();
