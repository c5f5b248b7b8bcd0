package io.rapport.infra.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Failures of files in words; many of the JDK's exceptions say no more than the file's name. */
final class IoFailures {

    private IoFailures() {}

    static String inWords(IOException failure) {
        return switch (failure) {
            case FileAlreadyExistsException e -> e.getFile() + " is no folder";
            case AccessDeniedException e -> e.getFile() + " is not accessible to this user";
            case NoSuchFileException e -> e.getFile() + " does not exist and cannot be made";
            case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
