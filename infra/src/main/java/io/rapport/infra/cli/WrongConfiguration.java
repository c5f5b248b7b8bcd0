package io.rapport.infra.cli;

/** Why a command has no use for a configuration that it was given, in words for the person who called it. */
final class WrongConfiguration extends RuntimeException {

    WrongConfiguration(String message) {
        super(message);
    }
}
