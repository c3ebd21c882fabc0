/* What to say about the options somebody ticked. Knows no page. */
(function () {
  'use strict';

  /**
   * @param {Array<{id: string, correct: boolean}>} options
   * @param {string[]} ticked ids
   * @returns {{shown: string[], right: number, total: number, complete: boolean}} options to speak about in their
   *   order, how many of the right ones were found, and whether just the right ones are ticked
   */
  function judge(options, ticked) {
    const chosen = options.filter((option) => ticked.includes(option.id));
    const right = chosen.filter((option) => option.correct).length;
    const total = options.filter((option) => option.correct).length;
    return { shown: chosen.map((option) => option.id), right, total, complete: right === total && chosen.length === total };
  }

  const core = { judge };
  if (typeof module === 'object') module.exports = core;
  else window.twChoiceCore = core;
})();
