package io.rapport.query.hcp;

import java.util.function.Function;

/**
 * A part of the page about an HCP. Each feature that knows something about HCPs has one.
 *
 * @param name of the part in the page's address
 * @param title for people to read
 * @param place among the others, the lowest first
 * @param template whose fragment {@code panel} shows what the view gives
 * @param view what there is to tell
 */
public record HcpPanel(String name, String title, int place, String template, Function<HcpMoment, Object> view) {}
