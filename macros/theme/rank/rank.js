/* Puts items in order with buttons and arrow keys. Without it people number the items. */
(function () {
  'use strict';

  const { start, say, make } = window.twPage;
  const core = window.twRankCore;
  const ARROWS = { ArrowUp: -1, ArrowDown: 1 };

  /** @param {Object<string, string>} attributes @param {string} key of its words @returns {HTMLElement} */
  const button = (attributes, key) => make('button', Object.assign({ type: 'button', class: 'tw-button' }, attributes), say('rank', key));

  /** @param {string} id @param {string} item its words @returns {HTMLElement} */
  function row(id, item) {
    return make('li', { class: 'tw-rank__item', 'data-item': id }, make('span', { class: 'tw-rank__label' }, item),
      button({ 'data-by': '-1', 'aria-label': say('rank', 'move_up', { item }) }, 'up'),
      button({ 'data-by': '1', 'aria-label': say('rank', 'move_down', { item }) }, 'down'));
  }

  /** Not "disabled", which would take the focus away. @param {Element} element @param {boolean} off */
  const disable = (element, off) => element.setAttribute('aria-disabled', String(off));

  /** @param {HTMLElement} field */
  function enhance(field) {
    const input = /** @type {HTMLInputElement} */ (field.querySelector('[data-labels]'));
    const labels = JSON.parse(input.dataset.labels);
    const plain = field.querySelector('ul');
    const ids = Array.from(plain.children, (item) => item.dataset.item);
    const rows = new Map(ids.map((id) => [id, row(id, labels[id])]));
    const list = make('ol', { class: 'tw-rank__items' });
    const state = make('span', {});
    const keep = button({}, 'keep');
    const status = make('p', { class: 'tw-visually-hidden', role: 'status' });
    let order = [];

    /** Shows what is kept. */
    function draw() {
      order = core.order(input.value, ids);
      arrange(order.map((id) => rows.get(id)));
      const kept = core.isKept(input.value, ids);
      field.classList.toggle('tw-rank--kept', kept);
      state.textContent = say('rank', kept ? 'kept' : 'not_kept');
      disable(keep, kept);
    }

    /** The row with the focus stays where it is and the others move around it, so that it keeps the focus. */
    function arrange(items) {
      const fixed = items.findIndex((item) => item.contains(document.activeElement));
      items.forEach((item, place) => {
        if (place !== fixed) list.insertBefore(item, place < fixed ? items[fixed] : null);
        disable(item.children[1], place === 0);
        disable(item.children[2], place === items.length - 1);
      });
    }

    /** @param {string[]} next @param {string} message */
    function store(next, message) {
      input.value = next.join(' ');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      draw();
      status.textContent = message;
    }

    /** @param {Element} inside the row to move @param {number} by */
    function move(inside, by) {
      const id = inside.closest('li').dataset.item;
      const next = core.move(order, id, by);
      if (next !== order) store(next, say('rank', 'moved', { item: labels[id], place: next.indexOf(id) + 1, count: ids.length }));
    }

    list.addEventListener('click', (event) => {
      if (event.target.dataset.by) move(event.target, Number(event.target.dataset.by));
    });
    list.addEventListener('keydown', (event) => {
      if (!ARROWS[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault(); // else the page would scroll as well
      move(event.target, ARROWS[event.key]);
    });
    keep.addEventListener('click', () => {
      if (!core.isKept(input.value, ids)) store(order, say('rank', 'kept'));
    });
    draw();
    plain.replaceWith(list);
    field.querySelector('.tw-rank__numbers').after(make('p', { class: 'tw-rank__how' }, say('rank', 'how')));
    field.append(make('p', { class: 'tw-rank__state' }, state, ' ', keep), status);
    field.classList.add('tw-rank--ready');
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', draw);
  }

  start('tw-rank', '.tw-rank', enhance);
})();
