import { appendToItem } from '../../src/markdown/append-to-item.ts';
import { apply } from '../../src/markdown/apply.ts';
import { parse } from '../../src/markdown/parse.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { fixtures } from './fixtures.ts';

test('there are fixtures in the shapes of real plans', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(40);
});

describe.each(fixtures)('$name', ({ source }) => {
  test('all tasks are ticked in one batch, a byte each, and unticked again', () => {
    const document = parse(source);
    const open = taskItems(document).filter((task) => !task.checked);
    const ticked = apply(
      document,
      open.flatMap((task) => setChecked(document, task, true)),
    );
    let expected = source;
    for (const { box } of open) expected = `${expected.slice(0, box)}x${expected.slice(box + 1)}`;
    expect(ticked.source).toBe(expected);
    const boxes = new Set(open.map((task) => task.box));
    const back = taskItems(ticked).filter((task) => boxes.has(task.box));
    expect(
      apply(
        ticked,
        back.flatMap((task) => setChecked(ticked, task, false)),
      ).source,
    ).toBe(source);
  });

  test('text is added behind every task', () => {
    const document = parse(source);
    const tasks = taskItems(document);
    const result = apply(
      document,
      tasks.flatMap((task) => appendToItem(document, task, ' · by hand')),
    );
    expect(result.source.replaceAll(' · by hand', '')).toBe(source);
    expect(taskItems(result).map((task) => task.text)).toEqual(tasks.map((task) => `${task.text} · by hand`));
  });
});
