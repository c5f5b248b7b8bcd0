// Verifies that an event is in a log that was signed: RFC 9162 trees of SHA-256, C2SP signed notes by Ed25519. What is
// checked is computed here by WebCrypto; docs/operations/audit-proofs.md describes every byte.

const utf8 = new TextDecoder('utf-8', { fatal: true });
const encode = text => new TextEncoder().encode(text);

export const fromBase64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
export const toBase64 = bytes => btoa(String.fromCharCode(...bytes));
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export const leafHash = encoded => sha256(joined([0], encoded));
const nodeHash = (left, right) => sha256(joined([1], left, right));

/** The root of the tree that a leaf is in, by its proof (RFC 9162, section 2.1.3.2); undefined where the proof does not fit. */
export const rootOf = async (leaf, index, size, hashes) => {
  if (index < 0n || index >= size) return undefined;
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of hashes) {
    if (last === 0n) return undefined;
    if ((node & 1n) === 1n || node === last) {
      hash = await nodeHash(sibling, hash);
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? hash : undefined;
};

/** A verifier key: name+id+base64(01 || public key). */
export const parseKey = async text => {
  const [name, id, ...rest] = text.trim().split('+');
  const encoded = fromBase64(rest.join('+'));
  if (encoded.length !== 33 || encoded[0] !== 1) throw new Error('This is no Ed25519 verifier key.');
  const computed = hex((await sha256(joined(encode(name + '\n'), encoded))).slice(0, 4));
  if (computed !== id) throw new Error('The id of the key is not that of its bytes.');
  return { name, id, bytes: encoded.slice(1), text: text.trim() };
};

/** A checkpoint: origin, size, root; and its signatures. */
export const parseCheckpoint = note => {
  const split = note.lastIndexOf('\n\n');
  const text = note.slice(0, split + 1);
  const [origin, size, root] = text.split('\n');
  const signatures = note.slice(split + 2).split('\n').filter(line => line !== '').map(line => {
    const [, name, value] = line.match(/^\u2014 (\S+) (\S+)$/);
    const bytes = fromBase64(value);
    return { name, id: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
  });
  return { text, origin, size: BigInt(size), root: fromBase64(root), signatures };
};

/** Whether the key has signed the checkpoint. */
export const isSignedBy = async (checkpoint, key) => {
  const by = checkpoint.signatures.filter(signature => signature.name === key.name && signature.id === key.id);
  if (by.length === 0) return false;
  const imported = await crypto.subtle.importKey('raw', key.bytes, { name: 'Ed25519' }, false, ['verify']);
  const verified = await Promise.all(by.map(signature =>
    crypto.subtle.verify('Ed25519', imported, signature.signature, encode(checkpoint.text))));
  return verified.every(Boolean);
};

/** What the bytes of a leaf say of an event. */
export const decodeLeaf = bytes => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const int8 = () => view.getUint8(at++);
  const int32 = () => { at += 4; return view.getUint32(at - 4); };
  const int64 = () => { at += 8; return view.getBigInt64(at - 8); };
  const text = () => { const length = int32(); at += length; return utf8.decode(bytes.subarray(at - length, at)); };
  const map = () => Object.fromEntries(Array.from({ length: int32() }, () => [text(), value()]));
  const value = () => {
    switch (int8()) {
      case 0: return null;
      case 1: return text();
      case 2: return false;
      case 3: return true;
      case 4: return Number(int64());
      case 5: at += 8; return view.getFloat64(at - 8);
      case 6: return map();
      case 7: return Array.from({ length: int32() }, value);
      default: throw new Error('The leaf holds a value of a kind that is not known.');
    }
  };
  if (int8() !== 1) throw new Error('The leaf is in an encoding that is not known.');
  const leaf = { eventId: text(), stream: text(), streamType: text(), sequence: int64(), name: text(), revision: int32() };
  const seconds = int64();
  const micros = int32();
  leaf.recordedAt = new Date(Number(seconds) * 1000 + Math.floor(micros / 1000)).toISOString();
  leaf.payload = text();
  leaf.metadata = map();
  if (at !== bytes.length) throw new Error('The leaf has more bytes than an event.');
  return leaf;
};

/** Verifies all of it, and tells each step as {ok, text}; stops at the first that fails. */
export const verify = async ({ position, leaf, proof, key, trusted }, tell) => {
  const step = (ok, text) => {
    tell({ ok, text });
    return ok;
  };
  const encoded = fromBase64(leaf.encoded);
  const hash = await leafHash(encoded);
  step(true, `The event's bytes, as they are stored now, hash to ${toBase64(hash)}.`);
  const root = await rootOf(hash, BigInt(position - 1), BigInt(proof.size), proof.hashes.map(fromBase64));
  if (!root) return step(false, 'The proof is not one for this place of the log.');
  if (!proof.checkpoint) return step(false, 'No checkpoint of this size is kept.');
  const checkpoint = parseCheckpoint(proof.checkpoint);
  if (checkpoint.size !== BigInt(proof.size) || !same(root, checkpoint.root)) {
    return step(false, 'With it, the log does not have the root that was signed: what is stored is not what was recorded.');
  }
  step(true, `With it, the log of ${proof.size} events has the root that was signed.`);
  const verifier = await parseKey(trusted || key);
  if (trusted && trusted.trim() !== key.trim()) {
    step(false, 'The server names another key than the one that you trust.');
  }
  let signed;
  try {
    signed = await isSignedBy(checkpoint, verifier);
  } catch (unsupported) {
    return step(false, 'This browser cannot verify Ed25519 signatures; a newer one can.');
  }
  return step(signed, signed
    ? `The root was signed by ${verifier.name}, key ${verifier.id}${trusted ? ', which you trust' : ', as the server names it'}.`
    : `The signature is not one by ${verifier.name}, key ${verifier.id}.`);
};
