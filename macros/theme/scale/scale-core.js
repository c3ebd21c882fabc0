/* Adds up ratings. Knows no page. */
(function () {
  'use strict';

  /**
   * @param {Array<string|undefined>} ratings one for each statement; undefined where nothing is ticked yet
   * @returns {{total: number, rated: number, unrated: number}}
   */
  function add(ratings) {
    const rated = ratings.filter((rating) => rating !== undefined);
    return { total: rated.reduce((sum, rating) => sum + Number(rating), 0), rated: rated.length, unrated: ratings.length - rated.length };
  }

  const core = { add };
  if (typeof module === 'object') module.exports = core;
  else window.twScaleCore = core;
})();
