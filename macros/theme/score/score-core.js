/* Weighted totals of options. Knows no page. */
(function () {
  'use strict';

  /**
   * @typedef {{total: number, missing: number, wrong: string[], begun: boolean, highest: boolean}} Row
   *   `missing` counts every cell without a score that counts; `wrong` has what was typed in some of them
   */

  /**
   * @param {string} text @param {number} least @param {number} most
   * @returns {number|undefined} undefined if it is not a whole number in these bounds
   */
  function whole(text, least, most) {
    const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
    return number >= least && number <= most ? number : undefined;
  }

  /**
   * The weights that count: a person's own where there is one, or else the given one.
   * @param {number[]} given @param {string[]} own what was typed; "" where nothing was
   * @returns {{weights: number[], sum: number, wrong: string[]}}
   */
  function weigh(given, own) {
    const typed = given.map((_, place) => whole(own[place] || '', 0, 100));
    const weights = given.map((weight, place) => (typed[place] === undefined ? weight : typed[place]));
    const wrong = own.filter((text, place) => text.trim() && typed[place] === undefined);
    return { weights, sum: add(weights), wrong };
  }

  /**
   * @param {string[][]} rows what was typed, by option and criterion
   * @param {number[]} weights @param {number} points the best score
   * @returns {Row[]}
   */
  function totals(rows, weights, points) {
    const result = rows.map((row) => sum(row, weights, points));
    const complete = result.filter((row) => !row.missing);
    const best = Math.max(...complete.map((row) => row.total));
    // One finished option alone is not higher than anything.
    for (const row of complete) row.highest = complete.length > 1 && row.total === best;
    return result;
  }

  /** @param {string[]} row @param {number[]} weights @param {number} points @returns {Row} */
  function sum(row, weights, points) {
    const scores = row.map((text) => whole(text, 1, points));
    return {
      total: add(scores.map((score, place) => (score || 0) * weights[place])),
      missing: scores.filter((score) => score === undefined).length,
      wrong: row.filter((text, place) => text.trim() && scores[place] === undefined),
      begun: row.some((text) => text.trim()),
      highest: false,
    };
  }

  /** @param {number[]} numbers */
  const add = (numbers) => numbers.reduce((total, number) => total + number, 0);

  const core = { whole, weigh, totals };
  if (typeof module === 'object') module.exports = core;
  else window.twScoreCore = core;
})();
