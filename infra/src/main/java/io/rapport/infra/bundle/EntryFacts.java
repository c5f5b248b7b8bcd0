package io.rapport.infra.bundle;

/**
 * What a zip says of an entry.
 *
 * @param crc CRC-32 of the content
 * @param storedBytes length as stored
 * @param bytes length of the content
 */
public record EntryFacts(BundleEntry entry, long crc, long storedBytes, long bytes) {}
