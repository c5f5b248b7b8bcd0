package io.rapport.command.standing;

/** The log could not be read in time to where a command must be judged from. Nothing was recorded; it may be tried again. */
public final class StandingsBehind extends RuntimeException {

    StandingsBehind(long position) {
        super("the command side has not read the log to position " + position);
    }
}
