export function OwnEnterprisePage() {
  return null;
}
