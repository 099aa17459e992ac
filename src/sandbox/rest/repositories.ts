import { page } from '../http/pagination.ts';
import { NEEDS, roleOf } from '../http/permissions.ts';
import { type Answer, ok, param, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { rulesetsOf } from '../rules/rules-of.ts';
import { repositoryShape } from '../shapes/repository.ts';
import type { Ruleset } from '../state/rule-records.ts';
import { permissionFlags } from './users.ts';

function getRepository(request: RepositoryRequest): Answer {
  const { caller, repository, world } = request;
  const shape = repositoryShape(world, repository);
  if (caller.kind === 'user') {
    const role = roleOf(repository, caller.account) ?? 'read';
    return ok({ ...shape, permissions: permissionFlags(role) });
  }
  return ok(shape);
}

function rulesetShape(request: RepositoryRequest, ruleset: Ruleset) {
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository',
    source: `${param(request, 'owner')}/${param(request, 'repo')}`,
    enforcement: ruleset.enforcement,
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules,
    created_at: ruleset.createdAt,
    updated_at: ruleset.createdAt,
  };
}

/** https://docs.github.com/rest/repos/rules#get-rules-for-a-branch */
function branchRules(request: RepositoryRequest): Promise<Answer> {
  const rules = rulesetsOf(request.repository, `refs/heads/${param(request, 'branch')}`).flatMap((ruleset) =>
    ruleset.rules.map((rule) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: `${param(request, 'owner')}/${param(request, 'repo')}`,
      ruleset_id: ruleset.id,
    })),
  );
  return page(request, rules, (rule) => rule);
}

export const repositoryRoutes: readonly Route[] = [
  repositoryRoute({ method: 'GET', path: '', need: NEEDS.metadata, handle: getRepository }),
  repositoryRoute({
    method: 'GET',
    path: '/rules/branches/{branch}',
    need: NEEDS.metadata,
    handle: branchRules,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/rulesets',
    need: NEEDS.metadata,
    handle: (request) =>
      page(request, request.repository.rulesets, (ruleset) => {
        const { rules, conditions, ...brief } = rulesetShape(request, ruleset);
        return brief;
      }),
  }),
  repositoryRoute({
    method: 'GET',
    path: '/rulesets/{ruleset_id}',
    need: NEEDS.metadata,
    handle: (request) => {
      const id = Number(param(request, 'ruleset_id'));
      const ruleset = request.repository.rulesets.find((one) => one.id === id);
      return ruleset === undefined
        ? { status: 404, body: { message: 'Not Found' } }
        : ok(rulesetShape(request, ruleset));
    },
  }),
];
