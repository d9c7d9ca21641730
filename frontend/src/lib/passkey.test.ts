import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  creationOptions,
  credentialJson,
  requestOptions,
  toBase64Url,
  toBytes,
  troubleOfPasskey
} from './passkey';

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

afterEach(() => vi.unstubAllGlobals());

describe('base64url', () => {
  it('has neither padding nor the letters that addresses cannot hold', () => {
    expect(toBase64Url(bytes(251, 255, 254))).toBe('-__-');
    expect(toBase64Url(bytes(255))).toBe('_w');
    expect(toBase64Url(bytes())).toBe('');
  });
  it('comes back as it was, with padding or without', () => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(toBytes(toBase64Url(all.buffer))).toEqual(all);
    expect([...toBytes('_w==')]).toEqual([255]);
  });
});

describe('where the browser does not read JSON itself', () => {
  it('what creates a passkey holds bytes and keeps everything else', () => {
    const made = creationOptions({
      publicKey: {
        rp: { id: 'parvis.example', name: 'Parvis' },
        challenge: 'AQI',
        user: { id: 'AwQ', name: 'ines@mail.example', displayName: 'Inès' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        excludeCredentials: [{ id: 'BQY', type: 'public-key' }]
      }
    });
    expect(made.challenge).toEqual(Uint8Array.from([1, 2]));
    expect(made.user.id).toEqual(Uint8Array.from([3, 4]));
    expect(made.user.displayName).toBe('Inès');
    expect(made.rp.id).toBe('parvis.example');
    expect(made.excludeCredentials?.[0]?.id).toEqual(Uint8Array.from([5, 6]));
  });

  it('what asks for one may name none, so that any of the reader’s fits', () => {
    const asked = requestOptions({ publicKey: { challenge: 'AQI', userVerification: 'required' } });
    expect(asked.challenge).toEqual(Uint8Array.from([1, 2]));
    expect(asked.allowCredentials).toEqual([]);
    expect(asked.userVerification).toBe('required');
  });

  it('a credential becomes text for the server, without what it does not have', () => {
    const credential = {
      id: 'AQ',
      rawId: bytes(1),
      type: 'public-key',
      authenticatorAttachment: null,
      getClientExtensionResults: () => ({}),
      response: {
        clientDataJSON: bytes(2),
        authenticatorData: bytes(3),
        signature: bytes(4),
        userHandle: null
      }
    } as unknown as PublicKeyCredential;
    expect(JSON.parse(JSON.stringify(credentialJson(credential)))).toEqual({
      id: 'AQ',
      rawId: 'AQ',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'Ag', authenticatorData: 'Aw', signature: 'BA' }
    });
  });
});

describe('where the browser reads JSON itself', () => {
  it('is asked to', () => {
    const parseCreationOptionsFromJSON = vi.fn(() => 'created');
    const parseRequestOptionsFromJSON = vi.fn(() => 'asked');
    vi.stubGlobal('PublicKeyCredential', { parseCreationOptionsFromJSON, parseRequestOptionsFromJSON });
    expect(creationOptions({ publicKey: { challenge: 'AQ' } })).toBe('created');
    expect(requestOptions({ publicKey: { challenge: 'AQ' } })).toBe('asked');
    expect(parseCreationOptionsFromJSON).toHaveBeenCalledWith({ challenge: 'AQ' });
  });
  it('writes the credential, too', () => {
    const credential = { toJSON: () => ({ id: 'AQ' }) } as unknown as PublicKeyCredential;
    expect(credentialJson(credential)).toEqual({ id: 'AQ' });
  });
});

describe('what the browser answers instead of a passkey', () => {
  const named = (name: string): Error => Object.assign(new Error(), { name });
  it('tells a closed window from a passkey that is there already', () => {
    expect(troubleOfPasskey(named('NotAllowedError'))).toBe('cancelled');
    expect(troubleOfPasskey(named('AbortError'))).toBe('cancelled');
    expect(troubleOfPasskey(named('InvalidStateError'))).toBe('known');
    expect(troubleOfPasskey(named('SecurityError'))).toBe('failed');
    expect(troubleOfPasskey('anything')).toBe('failed');
  });
});
