/* What an action plan counts, filters and exports. Knows no page. */
(function () {
  'use strict';

  /**
   * What somebody marked on one recommendation.
   * @typedef {{status: string, owner: string, due: string, note: string}} Marks
   * @typedef {{part: string, status: string, owner: string}} Filter  "" lets everything through
   */

  const ON_PLAN = 'on-plan';
  const NO_STATUS = 'no-status';

  /** Whatever was marked, except what somebody decided against. @param {Marks} marks */
  const isOnPlan = (marks) => marks.status !== 'not-for-us' && Boolean(marks.status || marks.owner || marks.due || marks.note);

  /** @param {string} status */
  const isOpen = (status) => status !== 'done' && status !== 'not-for-us';

  /**
   * @param {Marks} marks @param {string} today as "2026-11-22"
   * @returns {boolean} never for a year of five digits, which a slip of the finger makes
   */
  const isOverdue = (marks, today) => marks.due.length === today.length && marks.due < today && isOpen(marks.status);

  /** Two spellings of one name. @param {string} name */
  const fold = (name) => name.replace(/\s+/g, ' ').trim().toLowerCase();

  /** @param {string} part @param {Marks} marks @param {Filter} filter */
  function fits(part, marks, filter) {
    if (filter.part && filter.part !== part) return false;
    if (filter.owner && fold(filter.owner) !== fold(marks.owner)) return false;
    if (filter.status === ON_PLAN) return isOnPlan(marks);
    if (filter.status === NO_STATUS) return !marks.status;
    return !filter.status || filter.status === marks.status;
  }

  /** @param {Marks[]} all @returns {string[]} each owner once, in the first spelling, by alphabet */
  function owners(all) {
    const found = new Map();
    for (const { owner } of all) if (fold(owner) && !found.has(fold(owner))) found.set(fold(owner), owner.trim());
    return Array.from(found.values()).sort((a, b) => a.localeCompare(b));
  }

  /**
   * How the plan stands.
   * @param {Marks[]} all @param {string} today
   * @returns {{marked: number, overdue: number, by: Object<string, number>}} how many are on the plan, and all marked ones by status; "" for none
   */
  function count(all, today) {
    const marked = all.filter(isOnPlan);
    const by = {};
    for (const marks of all) {
      if (marks.status || isOnPlan(marks)) by[marks.status] = (by[marks.status] || 0) + 1;
    }
    const overdue = marked.filter((marks) => isOverdue(marks, today)).length;
    return { marked: marked.length, overdue, by };
  }

  /**
   * A spreadsheet takes a cell that begins with such a sign for a formula and runs it; an apostrophe makes it text.
   * https://owasp.org/www-community/attacks/CSV_Injection
   * @param {string} text
   */
  const harmless = (text) => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? "'" + text : text);

  /**
   * Excel separates by a semicolon where numbers are written with a comma.
   * @param {string} decimal sign
   */
  const separator = (decimal) => (decimal === ',' ? ';' : ',');

  /**
   * A table as Excel opens it: with the mark by which it knows UTF-8.
   * @param {string[][]} rows @param {string} between
   */
  function csv(rows, between) {
    const cell = (text) => '"' + harmless(text).replace(/"/g, '""') + '"';
    return '\uFEFF' + rows.map((row) => row.map(cell).join(between) + '\r\n').join('');
  }

  const core = { ON_PLAN, NO_STATUS, isOnPlan, isOverdue, fits, owners, count, separator, csv };
  if (typeof module === 'object') module.exports = core;
  else window.twPlanCore = core;
})();
