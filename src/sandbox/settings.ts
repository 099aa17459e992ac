import { findRepository, found } from './state/find.ts';
import { ensurePerson } from './state/people.ts';
import type { Collaborator, Role } from './state/records.ts';
import type { BranchProtection, Ruleset } from './state/rule-records.ts';
import { newId, timestamp, type World } from './state/world.ts';

export type NewRuleset = Pick<Ruleset, 'name' | 'rules'> &
  Partial<Pick<Ruleset, 'target' | 'enforcement' | 'include' | 'exclude' | 'bypassAccountIds'>>;

export type NewProtection = Pick<BranchProtection, 'pattern'> & Partial<Omit<BranchProtection, 'id'>>;

/** What an administrator sets up on a repository's settings pages; each call replaces what was there. */
export interface Settings {
  readonly setRulesets: (owner: string, name: string, rulesets: readonly NewRuleset[]) => void;
  readonly setProtections: (owner: string, name: string, protections: readonly NewProtection[]) => void;
  /** Gives a person a role of their own in one repository; null takes it away. `roleName`: a custom role on top. */
  readonly setCollaborator: (
    owner: string,
    name: string,
    login: string,
    role: Role | null,
    roleName?: string,
  ) => void;
  /** The members of the organization that owns it. */
  readonly setMembers: (
    owner: string,
    name: string,
    members: readonly { readonly login: string; readonly isPublic: boolean }[],
  ) => void;
  /** The check runs that GitHub Actions starts on a push; none: there is no workflow. */
  readonly setWorkflowChecks: (owner: string, name: string, checks: readonly string[]) => void;
}

export function settingsOf(world: World): Settings {
  const repositoryOf = (owner: string, name: string) => {
    world.changed();
    return found(findRepository(world, owner, name));
  };
  return {
    setRulesets: (owner, name, rulesets) => {
      repositoryOf(owner, name).rulesets = rulesets.map((ruleset) => newRuleset(world, ruleset));
    },
    setProtections: (owner, name, protections) => {
      repositoryOf(owner, name).protections = protections.map((one) => newProtection(world, one));
    },
    setCollaborator: (owner, name, login, role, roleName) => {
      const repository = repositoryOf(owner, name);
      const { id } = ensurePerson(world, login, null);
      const others = repository.collaborators.filter((one) => one.accountId !== id);
      const custom = roleName === undefined ? {} : { roleName };
      const own: Collaborator[] = role === null ? [] : [{ accountId: id, role, ...custom }];
      repository.collaborators = [...others, ...own];
    },
    setMembers: (owner, name, members) => {
      repositoryOf(owner, name).members = members.map(({ login, isPublic }) => ({
        accountId: ensurePerson(world, login, null).id,
        isPublic,
      }));
    },
    setWorkflowChecks: (owner, name, checks) => {
      repositoryOf(owner, name).workflowChecks = [...checks];
    },
  };
}

function newRuleset(world: World, ruleset: NewRuleset): Ruleset {
  return {
    id: newId(world),
    target: 'branch',
    enforcement: 'active',
    include: ['~DEFAULT_BRANCH'],
    exclude: [],
    bypassAccountIds: [],
    createdAt: timestamp(world),
    ...ruleset,
  };
}

function newProtection(world: World, protection: NewProtection): BranchProtection {
  return {
    id: newId(world),
    requiredApprovals: null,
    dismissesStaleReviews: false,
    requiredChecks: null,
    isStrict: false,
    isAdminEnforced: false,
    allowsForcePushes: false,
    allowsDeletions: false,
    ...protection,
  };
}
