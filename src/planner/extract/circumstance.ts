import { isDemand } from './mood.ts';

const VERSION = 'v?\\d+(?:\\.\\d+)+[\\w.-]*';
/** "Happens since 1.4.0, 1.3.2 was fine", "Tested on 2.1 with Firefox 120". */
const SINCE = new RegExp(
  `^(?:(?:this|it|the (?:bug|problem|issue|error)) )?(?:also |only |first |still )?(?:(?:has )?(?:happen(?:s|ed|ing)?|occurs?|occurred|start(?:s|ed)|began|appear(?:s|ed)?|regressed|broke|reproduc\\w+|seen|observed|noticed|tested|tried|affects|affected|exists)|(?:i(?:'m| am)|we(?:'re| are)) (?:using|running|on)|using|running|worked|since(?= (?:version )?\`?v?\\d)|version)\\b[^.!?]*?\\b${VERSION}`,
  'i',
);
/** "1.3.2 was fine", "1.3 is not affected". */
const WAS_FINE = new RegExp(`^(?:version )?\`?${VERSION}\`? (?:was|is|were|worked|works)\\b.{0,30}$`, 'i');
/** "PHP 8.2", "Ubuntu 24.04, Firefox 120": names with their versions, and no verb. */
const NAME_AND_VERSION =
  '[\\p{L}][\\p{L}\\d.+#/-]*(?: [\\p{L}][\\p{L}\\d.+#/-]*){0,2}[ :@]+v?\\d[\\w.-]*(?: LTS)?(?: \\([^)]{1,30}\\))?';
const VERSIONS = new RegExp(
  `^${NAME_AND_VERSION}(?:(?:, | and |; | on | with | / )${NAME_AND_VERSION})*$`,
  'u',
);
/** One name with one whole number may be a thing of the program: "Step 2", "Error 404". */
const HAS_POINT = /\d\.\d/;

/** Whether a sentence only says where and since when something is seen: nothing that a change could meet. */
export function isCircumstance(sentence: string): boolean {
  const bare = sentence.trim().replace(/[.!]+$/, '');
  if (bare.length > LONGEST || isDemand(bare)) return false;
  if (SINCE.test(bare) || WAS_FINE.test(bare)) return true;
  return VERSIONS.test(bare) && (HAS_POINT.test(bare) || bare.includes(','));
}

const LONGEST = 200;
