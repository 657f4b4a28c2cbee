/** The door of importing. */
export { exportLines } from './exporting.ts';
export { importFile, type Progress } from './importing.ts';
export { errorsOfImport, getImport, listImports, runImport, startImport } from './keeping.ts';
