/* Draws the map of the entries below their table, and says it in words. Without it there is an empty map for paper. */
(function () {
  'use strict';

  const { start, say, make, draw: shape } = window.twPage;
  const core = window.twGridCore;

  /** Names of any direction of writing in one sentence. @param {Array<{name: string}>} entries */
  const names = (entries) => entries.map((one) => '\u2068' + one.name + '\u2069').join(', ');

  /** @param {HTMLTableRowElement} row */
  function entry(row) {
    const value = (key) => {
      const control = row.querySelector('[name$="/' + key + '"]');
      return control ? control.value.trim() : '';
    };
    const heading = row.cells[0].textContent.trim();
    const given = !row.querySelector('[name$="/name"]');
    return { name: value('name') || heading, named: given || value('name') !== '', x: Number(value('x')), y: Number(value('y')) };
  }

  /** @param {Object} block @returns {SVGElement[]} a frame for a card, and its lines */
  function drawn(block) {
    const { part, x, y, width, height, align } = block;
    const anchor = ['start', 'middle', 'end'][2 * align];
    const at = x + core.PAD + align * (width - 2 * core.PAD);
    // Each line is a text of its own: inside one, words of different direction would change places.
    const texts = block.lines.map((line, place) => shape('text', {
      x: at, y: y + core.PAD + place * core.LINE + 0.92 * core.SIZE, 'text-anchor': anchor, 'font-size': core.SIZE,
    }, line));
    const frame = part === 'card' ? [shape('rect', { x, y, width, height, rx: 3 })] : [];
    return [shape('g', { 'data-part': part }, ...frame, ...texts)];
  }

  /** @param {Object} plan @param {Object[]} placed @param {string} label */
  function picture(plan, placed, label) {
    const { width, height, columns, rows, blocks } = core.layout(plan, placed);
    const [left, right] = [columns[0], columns[plan.levels]];
    const [top, bottom] = [rows[0], rows[plan.levels]];
    const path = (xs, ys) => xs.map((x) => 'M' + x + ' ' + top + 'V' + bottom).join('') +
      ys.map((y) => 'M' + left + ' ' + y + 'H' + right).join('');
    const half = plan.levels / 2;
    const svg = shape('svg', { viewBox: '0 0 ' + width + ' ' + height, role: 'img', 'aria-label': label },
      shape('path', { d: path(columns, rows) }),
      // Halves, where there are: columns[1.5] is no line.
      shape('path', { d: path([left, right].concat(columns[half] || []), [top, bottom].concat(rows[half] || [])), 'stroke-width': 2 }));
    for (const block of blocks) svg.append(...drawn(block));
    return svg;
  }

  /** @param {Object} plan @param {Object[]} placed @returns {string} the map in one sentence */
  function summary(plan, placed) {
    const places = core.quarters(placed, plan.levels).map(({ corner, count }) => say('grid', corner, { count }) + meaning(plan, corner));
    return say('grid', 'picture', { count: placed.length, x: plan.x.label, y: plan.y.label, places: places.join(', ') });
  }

  /** @param {Object} plan @param {string} corner */
  function meaning(plan, corner) {
    const words = plan.quadrants && plan.quadrants[corner];
    return words ? ' (' + words + ')' : '';
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const plan = JSON.parse(field.dataset.map);
    const empty = field.querySelector('.tw-grid__empty');
    const table = field.querySelector('table');
    const rows = table.tBodies[0].rows;
    // Named by the question, because two maps on a page may have the same axes.
    const map = make('div', { class: 'tw-grid__map', role: 'region', tabindex: '0', 'aria-labelledby': table.getAttribute('aria-labelledby') });
    const list = make('ul', {});
    const words = make('details', { class: 'tw-fold tw-grid__words' }, make('summary', {}, say('grid', 'words')), list);
    const note = make('p', { class: 'tw-grid__note' });

    function update() {
      const { placed, waiting } = core.sort(Array.from(rows, entry), plan.levels);
      const some = placed.length > 0;
      map.hidden = words.hidden = !some;
      empty.hidden = some; // else it is there for paper
      map.replaceChildren(...(some ? [picture(plan, placed, summary(plan, placed))] : []));
      list.replaceChildren(...core.cells(placed, plan.levels).map((cell) => make('li', {}, say('grid', 'cell', {
        x: plan.x.label, y: plan.y.label, across: cell.x, up: cell.y, names: names(cell.entries),
      }) + meaning(plan, cell.corner))));
      note.hidden = some && !waiting.length;
      note.textContent = some ? say('grid', 'waiting', { names: names(waiting) }) : say('grid', 'none');
    }

    field.classList.add('tw-grid--live');
    empty.before(note, map, words);
    field.addEventListener('input', update);
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', update);
    update();
  }

  start('tw-grid', '[data-map]', enhance);
})();
