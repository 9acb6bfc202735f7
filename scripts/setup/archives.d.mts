export declare function readZipMember(zip: Buffer, member: string): Buffer;
export declare function readTarGzFile(archive: Buffer, name: string): Buffer;
