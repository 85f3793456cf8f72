import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFolder, UnreadableFolder } from '../../src/policy/read.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'text-'));
  mkdirSync(join(dir, 'text/rules/messages'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));
const put = (path: string, content: string) => writeFileSync(join(dir, path), content);

describe('the folder of the text', () => {
  it('is read as YAML, JSON and Markdown under its three folders, and nothing else', () => {
    put('text/rules/deadlines.yaml', 'a');
    put('text/rules/messages/x.da.md', 'b');
    put('text/rules/picture.png', 'c');
    put('text/rules/.hidden.yaml', 'd');
    put('text/package.json', 'e');
    expect(readTextFolder(join(dir, 'text'))).toEqual({ 'rules/deadlines.yaml': 'a', 'rules/messages/x.da.md': 'b' });
  });

  it('is not left by links', () => {
    put('secret.yaml', 'secret');
    symlinkSync(join(dir, 'secret.yaml'), join(dir, 'text/rules/deadlines.yaml'));
    expect(() => readTextFolder(join(dir, 'text'))).toThrow(UnreadableFolder);
    expect(() => readTextFolder(join(dir, 'text'))).toThrow('leads out of the folder');
  });

  it('is not followed round in a ring', () => {
    put('text/rules/a.yaml', 'a');
    symlinkSync(join(dir, 'text/rules'), join(dir, 'text/rules/again'));
    expect(Object.keys(readTextFolder(join(dir, 'text')))).toEqual(['rules/a.yaml']);
  });

  it('is refused when a file is larger than one megabyte', () => {
    put('text/rules/large.yaml', 'x'.repeat(1024 * 1024 + 1));
    expect(() => readTextFolder(join(dir, 'text'))).toThrow('may be at most 1048576');
  });

  it('is refused in both languages when it does not exist', () => {
    try {
      readTextFolder(join(dir, 'nowhere'));
      expect.unreachable();
    } catch (error) {
      expect((error as UnreadableFolder).what.da).toContain('findes ikke');
      expect((error as UnreadableFolder).what.en).toContain('does not exist');
    }
  });
});
