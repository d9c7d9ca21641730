/**
 * Passkeys: what the server says as JSON becomes what `navigator.credentials` takes, and back. Browsers that read
 * and write that JSON themselves are asked to; the few lines below stand in for the others.
 */

type Json = Record<string, unknown>;
type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };
type CreationJson = Json & {
  challenge: string;
  user: Json & { id: string };
  excludeCredentials?: Descriptor[];
};
type RequestJson = Json & { challenge: string; allowCredentials?: Descriptor[] };

/** Why there is no credential: the reader closed the window, has this passkey already, or the device cannot. */
export type PasskeyTrouble = 'cancelled' | 'known' | 'failed';
export type PasskeyAnswer =
  { credential: unknown; trouble: null } | { credential: null; trouble: PasskeyTrouble };

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

export function toBase64Url(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const descriptors = (list: Descriptor[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

/** The options stand under `publicKey`, as `navigator.credentials` takes them. */
const inner = <T>(options: unknown): T => (options as { publicKey: T }).publicKey;

export function creationOptions(options: unknown): PublicKeyCredentialCreationOptions {
  const json = inner<CreationJson>(options);
  if (typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function')
    return PublicKeyCredential.parseCreationOptionsFromJSON(
      json as unknown as PublicKeyCredentialCreationOptionsJSON
    );
  return {
    ...json,
    challenge: toBytes(json.challenge),
    user: { ...json.user, id: toBytes(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials)
  } as unknown as PublicKeyCredentialCreationOptions;
}

export function requestOptions(options: unknown): PublicKeyCredentialRequestOptions {
  const json = inner<RequestJson>(options);
  if (typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function')
    return PublicKeyCredential.parseRequestOptionsFromJSON(
      json as unknown as PublicKeyCredentialRequestOptionsJSON
    );
  return {
    ...json,
    challenge: toBytes(json.challenge),
    allowCredentials: descriptors(json.allowCredentials)
  } as unknown as PublicKeyCredentialRequestOptions;
}

/** A credential as the server reads it. */
export function credentialJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const response = credential.response as Partial<
    AuthenticatorAttestationResponse & AuthenticatorAssertionResponse
  >;
  const text = (buffer: ArrayBuffer | null | undefined): string | undefined =>
    buffer ? toBase64Url(buffer) : undefined;
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle)
    }
  };
}

export function troubleOfPasskey(error: unknown): PasskeyTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'failed';
}

async function answer(asked: Promise<Credential | null>): Promise<PasskeyAnswer> {
  try {
    const credential = await asked;
    if (!credential) return { credential: null, trouble: 'failed' };
    return { credential: credentialJson(credential as PublicKeyCredential), trouble: null };
  } catch (error) {
    return { credential: null, trouble: troubleOfPasskey(error) };
  }
}

/** Whether this browser knows passkeys at all. */
export const passkeysWork = (): boolean =>
  'credentials' in navigator && typeof PublicKeyCredential !== 'undefined';

/** Whether the browser offers passkeys among what it fills in by itself. */
export const autofillWorks = async (): Promise<boolean> =>
  passkeysWork() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;

export const createPasskey = (options: unknown): Promise<PasskeyAnswer> =>
  answer(navigator.credentials.create({ publicKey: creationOptions(options) }));

/** Asks for a passkey at once, or, given a signal to stop by, waits until one is chosen where an address is typed. */
export const usePasskey = (options: unknown, waiting?: AbortSignal): Promise<PasskeyAnswer> =>
  answer(
    navigator.credentials.get({
      publicKey: requestOptions(options),
      ...(waiting ? { mediation: 'conditional', signal: waiting } : {})
    })
  );
