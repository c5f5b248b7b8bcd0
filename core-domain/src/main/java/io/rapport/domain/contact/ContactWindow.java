package io.rapport.domain.contact;

/**
 * Hours in the HCP's local time at which it is met more often than at others.
 *
 * @param from hour of the day, 0 to 22
 * @param to the hour of the day before which it ends, 2 to 24
 * @param share of all occasions on the channel that are in it, 0 to 1
 * @param lift how many times as likely an occasion is in one of its hours as in any hour of the week
 */
public record ContactWindow(Days days, int from, int to, double share, double lift) {}
