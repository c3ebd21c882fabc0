/* Walks through a story: the same choices always lead to the same place. Knows no page. */
(function () {
  'use strict';

  /**
   * @typedef {{id: string, goto: string, needs: Object<string, number>}} Choice
   * @typedef {{id: string, effects: Object<string, number>, ending?: string, choices: Choice[]}} Paragraph
   * @typedef {{indicators: Array<{id: string, start: number, most: number}>, paragraphs: Paragraph[]}} Story
   * @typedef {Object<string, number>} Values  What each indicator stands at.
   * @typedef {{at: Paragraph, choice: Choice, before: Values, after: Values}} Step
   * @typedef {{at: Paragraph, values: Values, steps: Step[]}} Play  One go at the story, so far.
   */

  /** @param {Story} story @param {Paragraph} at @param {Values} values @returns {Values} after reaching the paragraph */
  function reach(story, at, values) {
    const result = {};
    for (const { id, most } of story.indicators) {
      result[id] = Math.min(most, Math.max(0, values[id] + (Number(at.effects[id]) || 0)));
    }
    return result;
  }

  /** @param {Story} story @returns {Play} */
  function begin(story) {
    const values = {};
    for (const { id, start } of story.indicators) values[id] = start;
    const at = story.paragraphs[0];
    return { at, values: reach(story, at, values), steps: [] };
  }

  /** @param {Choice} choice @param {Values} values @returns {string[]} the indicators of which there is too little */
  function missing(choice, values) {
    return Object.keys(choice.needs).filter((id) => !(values[id] >= choice.needs[id]));
  }

  /** @param {Story} story @param {Play} play @param {string} id of a choice @returns {Play|undefined} one step on, if it can be taken */
  function step(story, play, id) {
    const choice = play.at.choices.find((one) => one.id === id);
    const at = choice && story.paragraphs.find((one) => one.id === choice.goto);
    if (!at || missing(choice, play.values).length) return undefined;
    const values = reach(story, at, play.values);
    return { at, values, steps: [...play.steps, { at: play.at, choice, before: play.values, after: values }] };
  }

  /**
   * The path may hold several goes, one after the other: after an ending, a choice of the first paragraph begins anew.
   * A go that the story no longer has room for is followed as far as it fits.
   * @param {Story} story
   * @param {string} path ids of choices, with spaces between them
   * @returns {{finished: Play[], play: Play, cut: boolean}} goes that came to an ending before the last one, the last
   *   one, and whether its end did not fit
   */
  function replay(story, path) {
    const finished = [];
    let play = begin(story);
    let cut = false;
    for (const id of path.split(' ').filter(Boolean)) {
      const next = cut ? undefined : step(story, play, id);
      const anew = next || !(cut || play.at.ending) ? undefined : step(story, begin(story), id);
      if (anew && play.at.ending) finished.push(play);
      cut = !next && !anew;
      play = next || anew || play;
    }
    return { finished, play, cut };
  }

  /** @param {Play[]} plays @returns {string[]} the path that `replay` makes them of */
  const path = (plays) => plays.flatMap((play) => play.steps.map((one) => one.choice.id));

  const core = { begin, missing, replay, path };
  if (typeof module === 'object') module.exports = core;
  else window.twScenarioCore = core;
})();
