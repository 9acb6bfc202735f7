import { gunzipSync, inflateRawSync } from 'node:zlib';

const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_HEADER_SIZE = 30;

/** The content of one member of a zip archive (a Python wheel is one). Throws when it isn't there or isn't whole. */
export function readZipMember(zip, member) {
  for (const { name, content } of zipMembers(zip)) if (name === member) return content();
  throw new Error(`the archive holds no ${member}`);
}

/** Every member of a zip archive, each read when it is asked for. */
export function* zipMembers(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_CENTRAL_DIRECTORY) end--;
  if (end < 0) throw new Error('found no zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0 && zip.readUInt32LE(at) === CENTRAL_ENTRY; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    const entry = at;
    yield { name: zip.toString('utf8', at + 46, at + 46 + nameLength), content: () => readZipContent(zip, entry) };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function readZipContent(zip, entry) {
  const method = zip.readUInt16LE(entry + 10);
  const packedSize = zip.readUInt32LE(entry + 20);
  const size = zip.readUInt32LE(entry + 24);
  const local = zip.readUInt32LE(entry + 42);
  const start = local + LOCAL_HEADER_SIZE + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`the archive uses compression method ${method}; expected 0 or 8`);
  const content = method === 8 ? inflateRawSync(packed, { maxOutputLength: size }) : packed;
  if (content.length !== size) throw new Error(`the archive's member has ${content.length} bytes; expected ${size}`);
  return content;
}

const TAR_BLOCK = 512;

/** The content of the first regular file called `name`, in whatever folder, of a gzipped tar archive. */
export function readTarGzFile(archive, name) {
  const tar = gunzipSync(archive);
  for (let at = 0; at + TAR_BLOCK <= tar.length && tar[at] !== 0;) {
    const path = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    const type = String.fromCharCode(tar[at + 156] || 0x30);
    const start = at + TAR_BLOCK;
    if (type === '0' && path.split('/').at(-1) === name) return tar.subarray(start, start + size);
    at = start + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  throw new Error(`the archive holds no ${name}`);
}
