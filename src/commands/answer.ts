import { answerQuestion } from '../plan/edits/answer-question.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { requireIds, requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

const QUESTION = /^Q\d{1,5}$/;

/** `/plan answer`: an open question becomes a decision, and what depends on it is drawn again. */
export const answer: Command = {
  name: 'answer',
  usage: 'answer Q1 option or text',
  description: 'Makes an open question a decision with author and date, and draws again what depends on it',
  who: 'author or triage',
  takesBlock: true,
  examples: [
    { comment: '/plan answer Q1 a', says: 'decides for an option', gives: 'edit' },
    { comment: '/plan answer Q1 We ask the operators first', says: 'decides in words', gives: 'edit' },
  ],
  run: (call, context) => {
    const source = requireSource(context);
    const found = requireIds(call, { ids: QUESTION }, 'a question such as `Q1`');
    const [id = '', second] = found.ids;
    if (second !== undefined) {
      throw new CommandFault('Expected one question a command.', found.spots.get(second) ?? found.textSpot);
    }
    const text = requireText(call, found, 'the key of an option, or an answer in words');
    const answered = answerQuestion(source, id, text, context.actor);
    return {
      kind: 'edit',
      source: answered.source,
      summary: `${id} is decided by ${answered.decision}`,
      redraws: { accepts: answered.accepts },
    };
  },
};
