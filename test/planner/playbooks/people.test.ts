import { plainText } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { drawEmbeddedPlan } from '../../../src/planner/embedded.ts';
import { PLAYBOOKS } from '../../../src/planner/playbooks/registry.ts';
import { factsOf, issueOf, OPTIONS } from '../facts-of.ts';

const TESTS = {
  'tests/test_members.py': 'def test_members():\n    pass\n',
  'test/members.test.ts': "test('the members are listed', () => {});\n",
};

function planOf(title: string, body: string, code: Readonly<Record<string, string>>) {
  const files = { ...code, ...TESTS };
  const facts = factsOf(files, { conventions: { releaseWorkflows: ['.github/workflows/cd.yml'] } });
  const result = drawEmbeddedPlan(issueOf(title, body), facts, { ...OPTIONS, tier: 'medium' });
  if (result.kind !== 'plan') throw new Error(`intake: ${result.missing.join('; ')}`);
  // One step that is asked for as a medium plan stays one step, and the standard says so.
  const found = judgePlan(result.plan, { treePaths: new Set(Object.keys(files)) });
  expect(found.filter(({ where }) => where !== 'Phases')).toEqual([]);
  return result.plan;
}

const CASES: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'a form',
    'Refuse an empty name in the member form',
    'The member form should validate that the name is not empty.',
    'app/member_form.py',
    'class MemberForm(forms.Form):\n    member_name = forms.CharField()\n',
    'What `forms.Form` refuses (`app/member_form.py:1`) comes in by another way',
  ],
  [
    'an upload',
    'Upload an avatar for a member',
    'A member should be able to upload an avatar.',
    'src/avatar.ts',
    'export function uploadAvatar() {\n  return multer({});\n}\n',
    '`multer` takes a file that is larger, or of another type',
  ],
  [
    'a search',
    'Search members by name',
    'The search should find members by their name.',
    'app/members.py',
    'def search_members(name):\n    return Member.filter(name__icontains=name)\n',
    'What people type changes the query of',
  ],
  [
    'an export',
    'Export members as CSV',
    'It should be possible to export all members as CSV.',
    'app/members.py',
    'def export_members(out):\n    return csv.writer(out)\n',
    'What `csv.writer` writes (`app/members.py:2`) is not what is read back',
  ],
  [
    'translations',
    'Translate the member page',
    'The member page should be translated, with the plural of members.',
    'app/member_page.py',
    'def member_page():\n    return gettext("members")\n',
    'A sentence is put together around `gettext` (`app/member_page.py:2`)',
  ],
  [
    'a log',
    'Log who adds a member',
    'It should log who adds a member.',
    'app/add_member.py',
    'def add_member(name):\n    logger.info("member %s", name)\n',
    'What `logger.info` writes (`app/add_member.py:2`) holds what people gave',
  ],
];

test.each(CASES)(
  '%s near the work becomes a risk with its place',
  (_name, title, body, path, text, expected) => {
    const { risks } = planOf(title, body, { [path]: text, 'app/other.py': 'def other():\n    pass\n' });
    expect(risks.map((risk) => plainText(risk.text)).join('\n')).toContain(expected);
  },
);

test.each(CASES)('%s is not spoken of where the code has none', (_name, title, body, path) => {
  const { risks } = planOf(title, body, { [path]: 'def member():\n    pass\n' });
  expect(risks).toEqual([]);
});

test('what people who see no screen need is an exit criterion of a component', () => {
  const { phases, currentState } = planOf(
    'Members page for screen readers',
    'The members page should be accessible with the keyboard.',
    { 'src/MembersPage.tsx': 'export function MembersPage() {\n  return <ul aria-label="members" />;\n}\n' },
  );
  expect(
    plainText(phases.at(-1)?.exit.find(({ text }) => /mouse/.test(plainText(text)))?.text ?? []),
  ).toContain('`src/MembersPage.tsx`');
  expect(currentState.map((text) => plainText(text)).join()).toContain('`aria-label`');
});

test('a way in is closed for every caller, and the release is not left to chance', () => {
  const { risks, agreement, rollout } = planOf(
    'Path traversal in readMember',
    '`readMember` allows a path traversal: it opens files outside of the folder.',
    {
      'src/member.ts': 'export function readMember(path: string) {\n  return path;\n}\n',
      'src/page.ts':
        "import { readMember } from './member.ts';\nexport const page = () => readMember('a');\n",
    },
  );
  expect(risks.map(({ text }) => plainText(text)).join()).toContain('open in `src/page.ts`');
  expect(plainText(agreement.find(({ topic }) => topic === 'security')?.text ?? [])).toContain(
    '`readMember`',
  );
  expect(rollout.map((text) => plainText(text)).join()).toContain('`.github/workflows/cd.yml`');
});

test('every playbook has an id of its own', () => {
  const ids = PLAYBOOKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(25);
});
