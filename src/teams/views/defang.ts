/**
 * A web address that no client turns into a link: `hxxps://host[.]example/page`. Other text is left
 * as it is.
 */
export function defang(text: string): string {
  return text
    .replaceAll(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replaceAll(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2,})/gu, '[.]');
}
