/* Progress of every worksheet, folding, and the printed report. Without it all worksheets stand open below each other. */
(function () {
  'use strict';

  const core = window.twAnswersCore;
  const { start, sayer, make, button } = window.twPage;
  const { read } = window.twWorksheets;

  const say = sayer('workbook');

  /** @param {HTMLDetailsElement} sheet */
  const fieldsOf = (sheet) => sheet.dataset.fields.split(' ');

  /** @param {number[]} numbers */
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  /** @param {HTMLElement} root */
  function enhance(root) {
    const sheets = /** @type {HTMLDetailsElement[]} */ (Array.from(root.querySelectorAll('[data-sheet]')));
    const counted = sheets.filter((sheet) => sheet.dataset.fields); // the action plan has no questions to answer
    const total = make('p', { role: 'status' });
    const contents = make('ol', { class: 'tw-workbook__contents' }); // on the cover of the report

    /** @param {boolean} open */
    const fold = (open) => sheets.forEach((sheet) => { sheet.open = open; });

    /** Brings the numbers of one worksheet up to date. @param {HTMLDetailsElement} sheet @returns {number} fields answered */
    function count(sheet) {
      const fields = fieldsOf(sheet);
      const done = core.answered(read(sheet.dataset.sheet), fields);
      sheet.toggleAttribute('data-begun', done > 0);
      sheet.querySelector('.tw-workbook__progress').textContent = say('progress', { done, count: fields.length });
      return done;
    }

    function countAll() {
      const done = counted.map(count);
      const text = say('total', {
        done: sum(done), count: sum(counted.map((sheet) => fieldsOf(sheet).length)),
        begun: done.filter(Boolean).length, sheets: counted.length,
      });
      if (total.textContent !== text) total.textContent = text;
    }

    /** Opens the worksheet that the address names. */
    function openNamed() {
      const named = sheets.find((sheet) => '#' + sheet.id === location.hash);
      if (!named) return;
      named.open = true;
      named.scrollIntoView();
    }

    /** The report: what was chosen, unfolded; everything if nothing was chosen. */
    function toPaper() {
      const chosen = [].concat(read('report').print || []).filter((name) => sheets.some((sheet) => sheet.dataset.sheet === name));
      for (const sheet of sheets) {
        const printed = !chosen.length || chosen.includes(sheet.dataset.sheet);
        sheet.toggleAttribute('data-not-printed', !printed);
        if (!printed || sheet.open) continue;
        sheet.setAttribute('data-folded', '');
        sheet.open = true;
      }
      for (const theme of root.querySelectorAll('.tw-workbook__theme')) {
        theme.toggleAttribute('data-not-printed', !theme.querySelector('[data-sheet]:not([data-not-printed])'));
      }
      const printed = sheets.filter((sheet) => !sheet.hasAttribute('data-not-printed'));
      contents.replaceChildren(...printed.map((sheet) => make('li', {}, sheet.querySelector('h3').textContent)));
    }

    function fromPaper() {
      for (const sheet of sheets.filter((one) => one.hasAttribute('data-folded'))) {
        sheet.removeAttribute('data-folded');
        sheet.open = false;
      }
      for (const part of root.querySelectorAll('[data-not-printed]')) part.removeAttribute('data-not-printed');
    }

    for (const sheet of counted) sheet.querySelector('summary').append(make('span', { class: 'tw-workbook__progress' }));
    root.querySelector('.tw-workbook__who').after(contents);
    root.querySelector('.tw-workbook__theme').before(make('div', { class: 'tw-workbook__total' }, total,
      make('div', { class: 'tw-workbook__buttons' }, button(say('open_all'), () => fold(true)), button(say('close_all'), () => fold(false)))));
    fold(false);
    countAll();
    openNamed();
    document.addEventListener('tw-stored', countAll);
    window.addEventListener('hashchange', openNamed);
    // Ahead of the script that copies words for paper: a folded textarea has no height to copy from.
    window.addEventListener('beforeprint', toPaper, true);
    window.addEventListener('afterprint', fromPaper);
  }

  start('tw-workbook', '.tw-workbook', enhance);
})();
