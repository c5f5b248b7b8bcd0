package io.rapport.query.web;

import io.rapport.domain.shared.HcpId;
import java.util.function.Function;

/**
 * A part of what an HCP is told about its own data. Each feature that keeps some has one.
 *
 * @param name of the part in the document
 * @param content of one HCP, as it goes into JSON; what is long comes as an iterator
 */
public record PersonalDataSection(String name, Function<HcpId, Object> content) {}
