import { definitionsIn } from '../../src/plan/definitions.ts';

test.each<[string, string, string[]]>([
  [
    'a.ts',
    'export async function load() {}\nexport abstract class Store<T> {\n  private read(path: string): void {\n  }\n}\nexport interface Row {}\ntype Id = string;\nexport const limit = 3;\nexport enum Kind {}\n',
    ['load', 'Store', 'read', 'Row', 'Id', 'limit', 'Kind'],
  ],
  ['a.jsx', 'export default function Page() {}\nconst useRows = () => [];\n', ['Page', 'useRows']],
  [
    'a.py',
    'MAX_ROWS = 3\nclass Store:\n    async def read(self):\n        pass\ndef load(): ...\n',
    ['MAX_ROWS', 'Store', 'read', 'load'],
  ],
  [
    'a.go',
    'package a\n\ntype Store struct{}\n\nfunc (s *Store) Read(path string) error {\n}\nfunc Load() {}\nvar Limit = 3\n',
    ['Store', 'Read', 'Load', 'Limit'],
  ],
  [
    'a.rs',
    'pub struct Store;\nimpl Store {\n    pub(crate) async fn read(&self) {}\n}\npub trait Row {}\nenum Kind {}\nconst LIMIT: u8 = 3;\nmacro_rules! row {\n',
    ['Store', 'read', 'Row', 'Kind', 'LIMIT', 'row'],
  ],
  [
    'A.java',
    'public final class Store extends Base {\n    private static void read(String path) {\n    }\n    public List<Row> rows() {\n    }\n}\ninterface Row {}\nenum Kind {}\n',
    ['Store', 'read', 'rows', 'Row', 'Kind'],
  ],
  [
    'a.rb',
    'module Shelf\n  class Store\n    def self.read(path)\n    end\n    def empty?\n    end\n  end\nend\n',
    ['Shelf', 'Store', 'read', 'empty?'],
  ],
  [
    'a.php',
    '<?php\nabstract class Store {\n    public static function read($path) {}\n}\ninterface Row {}\ntrait Rows {}\nfunction load() {}\n',
    ['Store', 'read', 'Row', 'Rows', 'load'],
  ],
  [
    'A.cs',
    'public sealed class Store\n{\n    private static void Read(string path)\n    {\n    }\n    public string Name { get; set; }\n}\npublic record Row(int Id);\npublic enum Kind\n{\n}\n',
    ['Store', 'Read', 'Name', 'Row', 'Kind'],
  ],
])('%s defines %#', (path, text, names) => {
  expect(definitionsIn(path, text).map(({ name }) => name)).toEqual(names);
});
