import type { Problem } from '$lib/problems';

/** How an upload ended: with what the server answered, or with what is wrong. */
export type Sent = { answer: unknown; problems: null } | { answer: null; problems: Problem[] };
/** What to say where the server itself says nothing that people can read. */
export type Words = { uploadBroken: string; uploadRefused: string; uploadTooLarge: string };

/** At most this many bytes, as the server has it: 8 MiB. */
export const BYTES_MAX = 8 * 1024 * 1024;
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** The address of an upload; what belongs to it stands in the query, the bytes alone are the body. */
export const uploadPath = (path: string, about: Record<string, string>): string =>
  `${path}?${new URLSearchParams(about).toString()}`;

/** What a reply of the server means. A reply that is no JSON comes from something in front of it. */
export function readReply(status: number, text: string, words: Words): Sent {
  let reply: unknown = null;
  try {
    reply = JSON.parse(text);
  } catch {
    // Told by the status below.
  }
  if (status >= 200 && status < 300) return { answer: reply, problems: null };
  const problems = (reply as { problems?: Problem[] } | null)?.problems;
  if (Array.isArray(problems) && problems.length > 0) return { answer: null, problems };
  const message =
    status === 0 ? words.uploadBroken : status === 413 ? words.uploadTooLarge : words.uploadRefused;
  return { answer: null, problems: [{ code: 'UPLOAD', field: null, message }] };
}

/**
 * Sends a file's bytes and tells how far it is, from 0 to 1. `fetch` cannot tell that, so this is the older way to ask.
 * Null where it was stopped.
 */
export function sendFile(
  url: string,
  file: File,
  words: Words,
  language: string,
  progress: (share: number) => void,
  signal: AbortSignal
): Promise<Sent | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Content-Type', file.type);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', language);
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => resolve(readReply(request.status, request.responseText, words));
    request.onerror = () => resolve(readReply(0, '', words));
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
