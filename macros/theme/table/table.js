/* Tables that grow: a button adds a row like the last one. Without it the rows on the page are there to fill in. */
(function () {
  'use strict';

  const { start, say, make } = window.twPage;
  const MOST_ROWS = 60;

  /** Tables of other kinds of fields grow too, with words and a limit of their own. @param {HTMLTableElement} table */
  const words = (table) => table.dataset.words || 'table';

  /** @param {HTMLTableElement} table */
  const most = (table) => Number(table.dataset.most) || MOST_ROWS;

  /**
   * Adds an empty row with the next number; the answer store knows it by `field/number/column`.
   * @param {HTMLTableElement} table
   * @returns {HTMLTableRowElement}
   */
  function addRow(table) {
    const body = table.tBodies[0];
    const last = body.rows[body.rows.length - 1];
    const number = body.rows.length + 1;
    const row = /** @type {HTMLTableRowElement} */ (last.cloneNode(true));
    renumber(row, last.cells[0].id, last.cells[0].id.replace(/\d+$/, String(number)), table, number);
    body.append(row);
    return row;
  }

  /**
   * @param {HTMLTableRowElement} row @param {string} before id of the heading of the row that was cloned
   * @param {string} after @param {HTMLTableElement} table @param {number} number
   */
  function renumber(row, before, after, table, number) {
    row.cells[0].id = after;
    row.cells[0].textContent = say(words(table), 'row', { number });
    for (const copy of row.querySelectorAll('.tw-on-paper')) copy.remove();
    for (const control of row.querySelectorAll('[name]')) {
      control.name = table.dataset.grows + '/' + number + '/' + control.name.split('/').pop();
      control.value = '';
      control.removeAttribute('style');
      control.setAttribute('aria-labelledby', control.getAttribute('aria-labelledby').split(' ')
        .map((id) => (id === before ? after : id)).join(' '));
    }
  }

  /** @param {HTMLFormElement} form @param {string} name of an answer @returns {{table: HTMLTableElement, row: number}|null} */
  function place(form, name) {
    const [field, row, column] = name.split('/');
    const table = form.querySelector('[data-grows="' + CSS.escape(field) + '"]');
    if (!table || !/^[1-9]\d?$/.test(row) || Number(row) > most(table)) return null;
    const columns = Array.from(table.tBodies[0].rows[0].querySelectorAll('[name]'), (control) => control.name.split('/').pop());
    return columns.includes(column) ? { table, row: Number(row) } : null;
  }

  /** @param {HTMLFormElement} form @param {string} name */
  const canGrowTo = (form, name) => place(form, name) !== null;

  /** Adds the rows that saved answers need. @param {HTMLFormElement} form @param {string[]} names */
  function grow(form, names) {
    for (const name of names) {
      const found = place(form, name);
      while (found && found.table.tBodies[0].rows.length < found.row) addRow(found.table);
    }
  }

  /** @param {HTMLTableElement} table */
  function enhance(table) {
    const button = make('button', { type: 'button', class: 'tw-button tw-table__add' }, say(words(table), 'add'));
    const update = () => {
      button.hidden = table.tBodies[0].rows.length >= most(table);
    };
    button.addEventListener('click', () => {
      addRow(table).querySelector('[name]').focus();
      update();
    });
    table.closest('form').addEventListener('tw-restored', update);
    table.after(button);
    update();
  }

  window.twTable = { canGrowTo, grow };
  start('tw-table', 'form [data-grows]', enhance);
})();
