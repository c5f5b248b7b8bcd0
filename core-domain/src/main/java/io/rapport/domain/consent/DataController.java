package io.rapport.domain.consent;

/**
 * Who decides why and how personal data are processed (GDPR Art. 4(7)), as receipts name it.
 *
 * @param contact where HCPs can reach it
 * @param dataProtectionOfficer where its data protection officer can be reached (GDPR Art. 13(1)(b))
 */
public record DataController(String name, String address, String contact, String dataProtectionOfficer) {}
