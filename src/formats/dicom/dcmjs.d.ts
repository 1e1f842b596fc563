// The part of dcmjs that Trocart writes DICOM with; the library ships no types.
declare module 'dcmjs' {
  /** A data set by keyword (PS3.6); sequences are arrays of such sets. */
  export interface NaturalDataset {
    readonly [keyword: string]: unknown;
  }
  interface DicomDict {
    dict: unknown;
    /** The file with its preamble, in the transfer syntax that the meta information names. */
    write(options?: { fragmentMultiframe?: boolean }): ArrayBuffer;
  }
  const dcmjs: {
    readonly data: {
      readonly DicomDict: new (meta: unknown) => DicomDict;
      readonly DicomMetaDictionary: {
        denaturalizeDataset(dataset: NaturalDataset): unknown;
        /** By tag, written `(0010,0010)`. */
        readonly dictionary: Readonly<Record<string, { readonly vr: string } | undefined>>;
      };
    };
  };
  export default dcmjs;
}
