/** The door of importing. */
export { importFile, type Progress } from './importing.ts';
export { getImport, listImports, runImport, startImport } from './keeping.ts';
