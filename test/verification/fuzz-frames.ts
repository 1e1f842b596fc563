import { inItems, part10, sliceElements } from '../unit/formats/dicom';

// One picture of 16 × 16 pixels as each kind of compressed frame: the JPEGs by dcmtk 3.6 (dcmcjpeg, dcmcjpls), JPEG
// 2000 and HTJ2K by the encoders of OpenJPEG and OpenJPH.

interface Frame {
  readonly syntax: string;
  readonly bits: 8 | 12;
  readonly base64: string;
}

const frames: Readonly<Record<string, Frame>> = {
  'jpeg-baseline': {
    syntax: '1.2.840.10008.1.2.4.50',
    bits: 8,
    base64:
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABwgJ/8QAIhAAAAUEAgMBAAAAAAAAAAAAAQIDBREABAYHEjEIEyJh/9oACAEBAAA/AEPAt8N2JYaDOsqQqoJ8IEfypG3xqu82zkR3GzTMomJ+UlCaJtu5U8t+yzW9sZQLf3RAdRNaL+JTE2v2FprOYEFUU5+++q//2Q==',
  },
  'jpeg-extended': {
    syntax: '1.2.840.10008.1.2.4.51',
    bits: 12,
    base64:
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wQALDAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAACgsM/8QAJxAAAAQEBgEFAAAAAAAAAAAAAQIDBQQGCBEABwkKEhMhCzFBQlH/2gAIAQEAAD8AQ1oJ78WnfSV0c4Sjyc5qam+aUWEGkYWIXIVTmCXC1hH9xI334e1ize3Yuom6VD5OMUe/scW6mcCrwCRlCCUT8r3KGCdbuTVLrMyD3Krhl5llHTAlIJZuNDgSDOoCPX32+PFrY0WnpK1DNONeejCwTdUtCtMXNakvkVOZ3KQVOfUA/bz74//Z',
  },
  'jpeg-progressive': {
    syntax: '1.2.840.10008.1.2.4.55',
    bits: 12,
    base64:
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wgALDAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAACQoL/9oACAEBAAAAAUNkbJzRa//EABgQAAMBAQAAAAAAAAAAAAAAAAYHCAUJ/9oACAEBAAEFAkJeI6pU5eEsa9YsSuWkZ4FK8lQYcPEx/8QAIhAAAAUDBAMAAAAAAAAAAAAAAQIDBBEABQYSExQxISIj/9oACAEBAAY/Ai4e8dJJugQ2tJh89UrkNnQOugZXckgTSlvth3AMOXp9JiJpB3kpUjOhbz9e+q//xAAZEAEAAwEBAAAAAAAAAAAAAAABABEhQXH/2gAIAQEAAT8hwXj0tiNW0HCrvkEKXRRR/wDEk16n/9oACAEBAAAAED//xAAbEAEAAwEAAwAAAAAAAAAAAAABABEhMUFRYf/aAAgBAQABPxAR1FRnOl9x2+xytrEEsgK4fGVUZQzrjfrs/9k=',
  },
  'jpeg-lossless': {
    syntax: '1.2.840.10008.1.2.4.70',
    bits: 12,
    base64:
      '/9j/4AAQSkZJRgABAQAAAQABAAD/wwALEAAQABABAREA/8QAHgAAAgMBAQEAAwAAAAAAAAAABwgFBgkABAMBAg//2gAIAQEAAQAA/gfPpNoO5B2lRirCIZxZqZ0IyslAsnaOv84ZylBorqL515vZ4JAtNCsfaBPM2Jnkh2tiWoLnyhSarvSLBzruAyZW99HAioJekqZKuDajN8z7HGwgeuqiVfVmV1aAGK67KcXSkQLL9oelDQSiETjanRnr6Vkvf6Pz8vHHRcVFx/k+X79S6hW4r5+6etdyu1xtM56/jwECQsp3msBGMh2Ph1L5BmvByjK0ARt4biaWWbNvGvZEw2iI5E0tV4Qx1+Ydv3ke94G5PlyguzvQ1RQlGEhmne0H0U0CdVj71Xuzbz8TgFxRNaZ7dGdKNFXjZq/Vvs2s+03BUUTWne7RvSnRZ5Gav9b7OtClDCMWSWdeDQrRjQV2GRvdd5DUoVsPR1/YpxHqfV5W9P8AdIH/2Q==',
  },
  'jpeg-ls': {
    syntax: '1.2.840.10008.1.2.4.80',
    bits: 12,
    base64:
      '/9j/9wALEAAQABABAREA//gADQH//wASAEMBFABA/9oACAEBAAAAAD5+S8F2LuWIam1b5EfJYRd5WZR+iTACCMEYEwHgFDKE0GoEQNgfAuA8BIbQAhnC2H4KwEkRHaJUGIOxfEcLwMiBACKtDh3B+Ak2VxOEQRzRZvE8EIaQBG2qxLhXAiKmqyUiodblONYUiSAJ/0tPhrAiF1awkmp/TL87hiEIBRNzjDDeBoFQpDJCp+NjiTByA0AJIz7GWG8CoNw5irGWNciZtkeD0DYAkhbVSRigjCSVJ0xEjJtbqQEMYJQDCe6flHQbhFTrVfkxvqQbyJ8DoBbN87JeQfgxPqlYPzMNC9IxwMgFMwScmtEMISK42pQtCesiOMBoCVX2tHKFM5UVkJIVQ8yI2R1gNAEDQCgKBEB4JBIBQEgFAaAoCQHgBAEPxuLgeAGdcRZAyE4hi4TAaIUAn9fQwmAt70uoYievo4jBpoD/2Q==',
  },
  'jpeg-2000': {
    syntax: '1.2.840.10008.1.2.4.90',
    bits: 12,
    base64:
      '/0//UQApAAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAABCwEB/1IADAACAAEAAgQEAAH/XAAKQGBoaHBoaHD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjT/kAAKAAAAAADtAAH/k8/kYAYwUw+e39/3yFPBFDeP61XIkE9B5J7ONcD8BWA+0TgB848X3yZOzdy7okOLztgf3DVZK1A+Ir8X3Bqt4H8nChY7x9HZz+gl58p/F9warcyDcYI7eeMKQ1p/wD6jKA+0wgAfCsAXtU9BRJKESRRKXtxemTZtrsKEu37htfequiDB/O5cseNBfZMFESYlSH0hFr/xwnPCIULBYY6dlKWkf2kiAyBI/0lZQbXrunUu0wPvu0gxImBQ/GEXDp3CMttS5nENEf4lg0LBYWDYIsKSXmJX+pAJe+1Eilubb3//2Q==',
  },
  htj2k: {
    syntax: '1.2.840.10008.1.2.4.201',
    bits: 12,
    base64:
      '/0//UQApQAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAABCwEB/1AACAACAAAABv9SAAwAAgABAAIEBEAB/1wACiBocHBwaGho/2QAFwABT3BlbkpQSCBWZXIgMC4zMS4wLv+QAAoAAAAAARgAAf+TwALenf8+A8tnccOD3lwaarFxp1+c4yW2RgDIlyDAWZgAwAFrwAFrQAFpAPyIfs5RKbHpaeuhZyBOsJgVJEIQIpcADoAUIkaUFgvFz5WFWg4DkOJAACKYAFgQcda4MnhzyPkAAAOxJPqYAMAC9CgAXdwALZCeJiGiZfhMvbVFBgAJqkETJmFkwVyYxJKNw/l0+UnUkEiXf920hNnxN42sclIS/ADrGrJBEVIAAFIhg1SGW5KqswEACG2RNChXp9cD1JDJHTSCaOYhUPuP/X2ZaiNkQIhgzTkDZiBzqkK25wJAqJAQySFSQLsACpNVEhqSAQAPzq9CQ8RK/AmGEkFDXpeHxm5uJ4ytsAH/2Q==',
  },
};

/** One frame of a kind as it is compressed. */
export const compressedFrame = (name: string): Uint8Array =>
  new Uint8Array(Buffer.from(frames[name]!.base64, 'base64'));

/** A CT image of each kind, by the name of its file. */
export const compressedFiles: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries(frames).map(([name, { syntax, bits }]) => {
    const shape = { rows: 16, columns: 16, bitsAllocated: bits === 8 ? 8 : 16, bitsStored: bits } as const;
    const items = inItems([new Uint8Array(0), even(compressedFrame(name))]);
    return [
      `${name}.dcm`,
      part10([...sliceElements({ ...shape, omit: ['7fe00010'] }), ['7fe00010', 'items', items]], syntax),
    ];
  }),
);

function even(bytes: Uint8Array): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : Uint8Array.from([...bytes, 0]);
}
