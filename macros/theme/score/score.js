/* Totals of scores as one types. Without it people multiply and add up themselves. */
(function () {
  'use strict';

  const { start, sayer, make } = window.twPage;

  const say = sayer('score');

  /** Writing the same text again would make some screen readers say it again. @param {Element} element @param {string} text */
  function put(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /** @param {HTMLInputElement[]} inputs @param {number} least @param {number} most */
  function markWrong(inputs, least, most) {
    for (const input of inputs) {
      const wrong = input.value.trim() && window.twScoreCore.whole(input.value, least, most) === undefined;
      input.setAttribute('aria-invalid', String(Boolean(wrong)));
    }
  }

  /** The parts of a row, with the places that only a script fills. @param {HTMLElement} element */
  function prepare(element) {
    const cell = element.querySelector('.tw-score__sum');
    const bar = make('span', { class: 'tw-score__bar', 'aria-hidden': 'true' });
    const note = make('span', { class: 'tw-score__note' });
    cell.append(bar, note);
    return { cell, bar, note, inputs: Array.from(element.querySelectorAll('[data-score]')), output: cell.querySelector('output'), of: cell.querySelector('.tw-score__of') };
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const points = Number(field.dataset.points);
    const columns = Array.from(field.querySelectorAll('[data-weight]'));
    const given = columns.map((column) => Number(column.dataset.weight));
    const own = Array.from(field.querySelectorAll('thead input'));
    const rows = Array.from(field.querySelectorAll('tbody tr'), prepare);
    const line = make('p', { class: 'tw-score__weights', role: 'status' });

    /** @param {ReturnType<typeof prepare>} row @param {*} result a row of the core @param {number} most */
    function show(row, { total, missing, wrong, begun, highest }, most) {
      put(row.output, begun ? String(total) : ''); // an empty place to write the total by hand on paper
      put(row.of, say('of', { most }));
      put(row.note, [
        highest ? '★ ' + say('highest') : '',
        begun && missing ? say('missing', { count: missing }) : '',
        ...wrong.map((text) => say('wrong', { text, points })),
      ].filter(Boolean).join(' '));
      row.bar.style.setProperty('--tw-share', most ? total / most : 0);
      row.bar.hidden = !begun;
      row.cell.toggleAttribute('data-part', Boolean(begun && missing));
      row.cell.toggleAttribute('data-highest', highest);
      markWrong(row.inputs, 1, points);
    }

    /** @param {Event} [event] */
    function update(event) {
      const { weights, sum, wrong } = window.twScoreCore.weigh(given, own.map((input) => input.value));
      const typed = rows.map((row) => row.inputs.map((input) => input.value));
      const results = window.twScoreCore.totals(typed, weights, points);
      rows.forEach((row, place) => show(row, results[place], sum * points));
      // Half a weight is no weight: while somebody types 30 nothing should be said about 3.
      if (event && event.type === 'input' && own.includes(event.target)) return;
      const total = Number(field.dataset.weights);
      put(line, wrong.length ? say('wrong_weight', { text: wrong[0] }) : sum === total ? '' : say('weights', { sum, total }));
      markWrong(own, 0, 100);
    }

    field.addEventListener('input', update);
    field.addEventListener('change', update);
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', update);
    if (own.length) field.append(line);
    update();
  }

  start('tw-score', '.tw-score', enhance);
})();
