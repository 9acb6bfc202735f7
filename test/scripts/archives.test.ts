import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { readTarGzFile, readZipMember } from '../../scripts/setup/archives.mjs';

type Member = { name: string; content: string; packed: boolean };

function zipOf(members: Member[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, packed } of members) {
    const body = packed ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(packed ? 8 : 0, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    entry.write(name, 46);
    bodies.push(local, body);
    directory.push(entry);
    offset += local.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function tarGzOf(files: [name: string, content: string][]): Buffer {
  const blocks = files.flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const long = 'a binary '.repeat(200);

test('a member of a zip archive is read, packed or not', () => {
  const zip = zipOf([
    { name: 'scripts/tool', content: long, packed: true },
    { name: 'README', content: 'hello', packed: false },
  ]);
  expect(readZipMember(zip, 'scripts/tool').toString()).toBe(long);
  expect(readZipMember(zip, 'README').toString()).toBe('hello');
  expect(() => readZipMember(zip, 'tool')).toThrow('the archive holds no tool');
  expect(() => readZipMember(Buffer.from('<html>'.repeat(10)), 'tool')).toThrow('found no zip archive');
});

test('a file of a gzipped tar archive is read, in whatever folder it is', () => {
  const archive = tarGzOf([
    ['LICENSE', 'free'],
    ['tool_1.0/tool', long],
  ]);
  expect(readTarGzFile(archive, 'tool').toString()).toBe(long);
  expect(() => readTarGzFile(archive, 'other')).toThrow('the archive holds no other');
  expect(() => readTarGzFile(Buffer.from('<html>'), 'tool')).toThrow('incorrect header check');
});
