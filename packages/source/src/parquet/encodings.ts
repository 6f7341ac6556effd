/** How values are written, by parquet.thrift's numbers. */
export const plain = 0;
export const oldDictionary = 2;
export const runLengths = 3;
export const packedBits = 4;
export const dictionary = 8;
