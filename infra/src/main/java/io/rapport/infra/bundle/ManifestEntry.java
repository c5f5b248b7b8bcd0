package io.rapport.infra.bundle;

/**
 * What the manifest says of another entry.
 *
 * @param bytes length of the content
 * @param sha256 of the content, in hex
 * @param storedBytes length as stored in the zip
 * @param storedSha256 of the bytes as stored; without it, a changed bit that means nothing to deflate would go unseen
 */
record ManifestEntry(String name, long bytes, String sha256, long storedBytes, String storedSha256) {}
