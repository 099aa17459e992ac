import type { AgreementPoint, Phase, Prose } from '../../plan/plan.ts';
import { code, prose } from '../../plan/prose.ts';
import { topicOf } from '../extract/topic.ts';
import type { Study } from './study.ts';

type Topic = 'deployment' | 'performance' | 'security';

/** Planned paths that call for a topic which no playbook treats. */
const BY_PATH: Readonly<Record<Topic, RegExp>> = {
  deployment:
    /(?:^|\/)(?:Dockerfile[^/]*|docker-compose[^/]*|compose\.ya?ml|Procfile|helm\/.*|k8s\/.*|terraform\/.*|migrations?\/.*|db\/migrate\/.*|\.github\/workflows\/[^/]*(?:deploy|release|publish)[^/]*)$/i,
  performance: /(?:^|\/)(?:bench|benches|benchmarks?|perf)\//i,
  security:
    /(?:^|[/_.-])(?:auth|oauth2?|authentication|authorization|crypto|passwords?|secrets?|permissions?)(?:[/_.-]|$)/i,
};

/** What a planned file by itself calls for, in the terms of that file; null where none does. */
export function calledFor(topic: Topic, phases: readonly Phase[], study: Study): AgreementPoint | null {
  const paths = phases.flatMap(({ tasks }) => tasks.flatMap((task) => task.paths.map(({ path }) => path)));
  const path = paths.find((one) => BY_PATH[topic].test(one));
  return path === undefined || study.tier === 'small' ? null : { topic, text: TEXTS[topic](path, study) };
}

const TEXTS: Readonly<Record<Topic, (path: string, study: Study) => Prose>> = {
  deployment: (path, study) => {
    const workflow = study.slots.get('releaseWorkflow');
    const by = workflow === undefined ? [] : prose` (${workflow})`;
    return prose`${code(path)} is part of what is deployed${by}; to take ${topicOf(study)} back, revert the merge and deploy again.`;
  },
  performance: (path, study) =>
    prose`${code(path)} measures this: its figures before and after ${topicOf(study)} stand in the pull request.`,
  security: (path, study) =>
    prose`${code(path)} decides who may do what: a test that is refused comes with ${topicOf(study)}.`,
};
