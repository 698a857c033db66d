import { Problem } from '../../../platform/errors.ts';
import { limits } from '../../../platform/limits.ts';

/** @param reason what is wrong with the file as a whole, and what to do. */
export function fileUnreadable(reason: string, reasonZh: string): Problem {
  return new Problem(422, 'access.table_file_unreadable', reason, {
    errors: [{ field: 'file', reason, reasonZh }],
  });
}

export function fileTooLarge(): Problem {
  const most = limits.permissionTable.fileMaxBytes / 1_048_576;
  return new Problem(413, 'access.table_file_too_large', `The file has more than ${most} MB. Send the matrix alone.`);
}

export function tooManyRows(): Problem {
  const most = limits.permissionTable.grants;
  return fileUnreadable(
    `The file has more than ${most} rows, or cells far from the others. Take out what is not needed.`,
    `文件超过 ${most} 行，或在远处有单元格。请删去多余的内容。`,
  );
}
