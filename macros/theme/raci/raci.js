/* Says what a table of roles and tasks shows, as one fills it in. Without it people look for gaps themselves. */
(function () {
  'use strict';

  const { start, sayer, make } = window.twPage;

  const say = sayer('raci');

  /**
   * Lines that are there already stay untouched, so that a screen reader reads only what is new.
   * @param {HTMLElement} list @param {string[]} lines
   */
  function put(list, lines) {
    for (const item of Array.from(list.children)) if (!lines.includes(item.textContent)) item.remove();
    lines.forEach((line, place) => {
      const item = list.children[place];
      if (!item || item.textContent !== line) list.insertBefore(make('li', {}, line), item || null);
    });
    while (list.children.length > lines.length) list.lastChild.remove();
  }

  /**
   * The row of counts below the table. @param {HTMLTableElement} table @param {string[]} roles
   * @returns {HTMLElement[]} its row and then its cells
   */
  function addLoads(table, roles) {
    const cells = roles.map((role) => make('td', { role: 'cell', 'data-label': role }));
    const row = make('tr', { role: 'row' }, make('th', { role: 'rowheader', scope: 'row' }, say('carries')), ...cells);
    table.append(make('tfoot', { role: 'rowgroup' }, row));
    return [row, ...cells];
  }

  /** @param {HTMLElement} field */
  function enhance(field) {
    const table = field.querySelector('table');
    const selects = Array.from(table.tBodies[0].rows, (row) => Array.from(row.querySelectorAll('select')));
    const tasks = Array.from(table.tBodies[0].rows, (row) => row.cells[0].textContent);
    const roles = Array.from(table.querySelectorAll('[data-role]'), (heading) => heading.textContent);
    const [row, ...cells] = addLoads(table, roles);
    const list = make('ul', { class: 'tw-raci__findings' });
    const status = make('div', { role: 'status', 'aria-atomic': 'false' }, list);

    function update() {
      const letters = selects.map((line) => line.map((select) => select.value));
      const { findings, empty, begun, well } = window.twRaciCore.findings(letters);
      const lines = findings.map((one) =>
        say(one.key, { task: tasks[one.task], roles: one.roles.map((role) => roles[role]).join(', ') }));
      if (begun && empty) lines.push(say('empty', { count: empty }));
      put(list, well ? [say('well')] : lines);
      list.toggleAttribute('data-well', well);
      row.hidden = !begun;
      window.twRaciCore.loads(letters).forEach((load, role) => {
        cells[role].textContent = say('load', load);
      });
    }

    field.append(status);
    field.addEventListener('change', update);
    const sheet = field.closest('[data-module="tw-worksheet"]');
    if (sheet) sheet.addEventListener('tw-restored', update);
    update();
  }

  start('tw-raci', '.tw-raci', enhance);
})();
