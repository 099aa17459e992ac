import type { AgreementPoint, Plan } from '../plan.ts';
import { ALL_TIERS, type Fault, isAnySaid, isSaid, type Rule } from './rule.ts';

type Topic = AgreementPoint['topic'];

const ALWAYS: readonly (readonly [Topic, string])[] = [
  ['tests', 'how tests come first'],
  ['review', 'who reviews, and what quality means here'],
  ['documentation', 'which documents have to stay true'],
];

/** Topics that only some work calls for, with the planned paths that do. A small plan says it on the task. */
const CALLED_FOR: readonly {
  readonly topic: Topic;
  readonly expected: string;
  readonly by: RegExp;
  readonly isElsewhere: (plan: Plan) => boolean;
}[] = [
  {
    topic: 'deployment',
    expected: 'how it is deployed and taken back',
    by: /(?:^|\/)(?:Dockerfile[^/]*|docker-compose[^/]*|compose\.ya?ml|Procfile|helm\/.*|k8s\/.*|terraform\/.*|migrations?\/.*|db\/migrate\/.*|\.github\/workflows\/[^/]*(?:deploy|release|publish)[^/]*)$/i,
    isElsewhere: ({ rollout }) => isAnySaid(rollout),
  },
  {
    topic: 'performance',
    expected: 'what it may cost and how that is watched',
    by: /(?:^|\/)(?:bench|benches|benchmarks?|perf)\//i,
    isElsewhere: ({ performance }) => isAnySaid(performance),
  },
  {
    topic: 'security',
    expected: 'what keeps it safe',
    by: /(?:^|[/_.-])(?:auth|oauth2?|authentication|authorization|crypto|passwords?|secrets?|permissions?)(?:[/_.-]|$)/i,
    isElsewhere: () => false,
  },
];

/**
 * ```md passes
 * ## Working agreement
 *
 * - **Test first:** T01 is red before T02 starts: `npm test`.
 * - **Review and quality:** @ada (`CODEOWNERS`).
 * - **Documentation:** `docs/store.md` names `Store.write` and has to stay true.
 * ```
 *
 * ```md fails
 * ## Working agreement
 *
 * - **Test first:** T01 is red before T02 starts: `npm test`.
 * - **Documentation:** `docs/store.md` names `Store.write` and has to stay true.
 * ```
 */
export const workingAgreement: Rule = {
  id: 'working-agreement',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'Test-driven development, review and documentation are covered; deployment, performance and security where the planned files call for them.',
  check: (plan) => {
    const said = new Set(plan.agreement.filter(({ text }) => isSaid(text)).map(({ topic }) => topic));
    const missing = ALWAYS.filter(([topic]) => !said.has(topic)).map(([topic, expected]) =>
      fault(topic, expected, null),
    );
    return plan.tier === 'small' ? missing : [...missing, ...calledFor(plan, said)];
  },
};

function calledFor(plan: Plan, said: ReadonlySet<Topic>): Fault[] {
  const tasks = plan.phases.flatMap((phase) => phase.tasks);
  const paths = tasks.flatMap((task) => task.paths.map(({ path }) => path));
  return CALLED_FOR.flatMap(({ topic, expected, by, isElsewhere }) => {
    const path = paths.find((one) => by.test(one));
    return path === undefined || said.has(topic) || isElsewhere(plan) ? [] : [fault(topic, expected, path)];
  });
}

function fault(topic: Topic, expected: string, path: string | null): Fault {
  const cause = path === null ? '' : `, though the plan touches \`${path}\``;
  return {
    where: 'Working agreement',
    message: `The working agreement does not treat ${topic}${cause}; expected ${expected}. Add a line in this repository's own terms.`,
  };
}
