/* What a table of roles and tasks shows: who answers, who does the work, and where nobody does. Knows no page. */
(function () {
  'use strict';

  /**
   * @typedef {{key: 'no_a'|'many_a'|'no_r', task: number, roles: number[]}} Finding  `roles` are those with an A.
   */

  const LETTERS = ['R', 'A', 'C', 'I', 'AR'];

  /** @param {string[]} row @param {string} letter @returns {number[]} the places whose letter is or holds this one */
  const places = (row, letter) => row.map((_, place) => place)
    .filter((place) => LETTERS.includes(row[place]) && row[place].includes(letter));

  /**
   * @param {string[][]} rows letters by task and role; "" where there is none
   * @returns {{findings: Finding[], empty: number, begun: boolean, well: boolean}}
   *   `empty` tasks have no letter yet, and nothing is found about them
   */
  function findings(rows) {
    const filled = rows.map((row) => row.some((letter) => LETTERS.includes(letter)));
    const found = [].concat(...rows.map((row, task) => (filled[task] ? look(row, task) : [])));
    const empty = filled.filter((one) => !one).length;
    return { findings: found, empty, begun: empty < rows.length, well: !empty && !found.length };
  }

  /** @param {string[]} row @param {number} task @returns {Finding[]} */
  function look(row, task) {
    const roles = places(row, 'A');
    const keys = [!roles.length && 'no_a', roles.length > 1 && 'many_a', !places(row, 'R').length && 'no_r'];
    return keys.filter(Boolean).map((key) => ({ key, task, roles }));
  }

  /**
   * How much each role carries.
   * @param {string[][]} rows @returns {Array<{a: number, r: number}>}
   */
  function loads(rows) {
    const count = (letter, role) => rows.filter((row) => places(row, letter).includes(role)).length;
    return rows[0].map((_, role) => ({ a: count('A', role), r: count('R', role) }));
  }

  const core = { findings, loads };
  if (typeof module === 'object') module.exports = core;
  else window.twRaciCore = core;
})();
