import { stem } from '../../../src/planner/locate/terms.ts';
import { testFilesOf, testPlaceFor } from '../../../src/planner/locate/test-files.ts';
import { factsOf } from '../facts-of.ts';

const FILES = {
  'lib/base.rb': 'def static!\nend\n',
  'lib/reader.rb': 'class Reader\nend\n',
  'test/base_test.rb': "describe 'x'\n",
  'test/static_test.rb': "describe 'x'\n",
  'test/reader_test.rb': "describe 'x'\n",
  'test/reader_array_test.rb': "describe 'x'\n",
};

test.each<[string, readonly string[], string | null, string]>([
  ['lib/base.rb', ['static', 'file'], 'static!', 'test/static_test.rb'],
  ['lib/base.rb', ['other', 'thing'], 'static!', 'test/base_test.rb'],
  ['lib/reader.rb', ['array', 'reader', 'index'], null, 'test/reader_array_test.rb'],
  ['lib/reader.rb', ['reader', 'index'], 'Reader', 'test/reader_test.rb'],
])('the test of %s for the words %j and %s is %s', (path, words, symbol, expected) => {
  const facts = factsOf(FILES);
  expect(testPlaceFor(path, testFilesOf(facts), facts, words.map(stem), symbol)?.path).toBe(expected);
});
