package io.rapport.domain.erasure;

import io.rapport.domain.privacy.RetentionClass;
import java.time.LocalDate;

/**
 * Records of one class that outlive an erasure, still encrypted.
 *
 * @param until the day on which their key is destroyed, in UTC
 */
public record RetainedRecords(RetentionClass retention, LocalDate until) {}
