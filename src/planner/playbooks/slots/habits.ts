import type { Facts } from '../../../facts/facts.ts';
import { code } from '../../../plan/prose.ts';
import type { Located } from '../../locate/located.ts';
import type { Binder } from '../binder.ts';

/** What the code near the work does already about rights, caches, forms, files and texts: a slot for the words, one for the place. */
const HABITS: readonly { readonly slot: string; readonly place: string; readonly pattern: RegExp }[] = [
  {
    slot: 'guard',
    place: 'guardPlace',
    pattern:
      /@(?:login_required|permission_required|require_\w+|authori[sz]e\w*|require\w*(?:Auth|Role)\w*)|\b(?:can[A-Z]\w+|isAdmin|is_admin|is_staff|is_superuser|checkAuth|checkPermission|hasPermission|has_perm|requireAuth|authorize)\b(?=\s*\()/,
  },
  {
    slot: 'cacheCall',
    place: 'cachePlace',
    pattern:
      /@(?:lru_cache|cached?(?:_property)?|cachetools\w*)\b|\b(?:cache|redis)\.(?:get|set|fetch|delete|has|put)\b|\bunstable_cache\b/i,
  },
  {
    slot: 'validator',
    place: 'validatorPlace',
    pattern:
      /\b(?:z\.object|yup\.\w+|Joi\.\w+|forms\.(?:\w*Field|Form|ModelForm)|serializers\.\w+|validates(?:_\w+)?|ModelState\.IsValid)\b|@(?:NotNull|NotBlank|Valid)\b|\$request->validate/,
  },
  {
    slot: 'uploadCall',
    place: 'uploadPlace',
    pattern:
      /\b(?:multer|formidable|busboy|FileField|request\.FILES|UploadFile|MultipartFile|FormFile|IFormFile|has_one_attached|parseMultipart\w*)\b|\$_FILES/,
  },
  {
    slot: 'searchCall',
    place: 'searchPlace',
    pattern:
      /\b(?:ILIKE|icontains|to_tsvector|plainto_tsquery|MATCH ?\(|full_?text\w*|search_?[a-z]+(?=\())/i,
  },
  {
    slot: 'exportCall',
    place: 'exportPlace',
    pattern:
      /\b(?:csv\.(?:writer|reader|DictWriter|DictReader|NewWriter)|Papa\.\w+|to_csv|json\.dumps?|JSON\.stringify|serde_json::to_\w+|CSV\.\w+|fputcsv)\b/,
  },
  {
    slot: 'translateCall',
    place: 'translatePlace',
    pattern:
      /\b(?:n?gettext(?:_lazy)?|formatMessage|useTranslation|i18n\.t|I18n\.t|trans)\b(?=\s*\()|\{%\s*(?:blocktrans|trans)\b/,
  },
  { slot: 'ariaMark', place: 'ariaPlace', pattern: /\baria-[a-z]+|\balt=|\brole=/ },
];
const JOB = /(?:^|\/)(?:management\/commands|jobs?|workers?|tasks|cron|queues?|schedulers?)\//;
const READ = 5;

/** Binds the habits of the first located files; what is not found binds nothing. */
export function habitSlots(located: Located, facts: Facts, { text, files }: Binder): void {
  const paths = located.code.slice(0, READ).map(({ path }) => path);
  for (const { slot, place, pattern } of HABITS) {
    for (const path of paths) {
      const lines = (facts.contents.get(path) ?? '').split('\n');
      // An import names it and guards nothing.
      const at = lines.findIndex(
        (line) => pattern.test(line) && !/^\s*(?:import|from|use|\/\/|#|\*)\s/.test(line),
      );
      const found = pattern.exec(lines[at] ?? '')?.[0];
      if (found === undefined) continue;
      text(slot, [code(found)]);
      text(place, [code(`${path}:${at + 1}`)]);
      break;
    }
  }
  const job = paths.find((path) => JOB.test(path));
  if (job !== undefined) files('jobFile', [{ path: job, status: 'modify' }]);
}
