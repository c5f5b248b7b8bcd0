package io.rapport.infra.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where the entries of a bundle that is being made are kept, each as it will stand in the zip. */
public interface BundleStore {

    OutputStream write(BundleEntry entry) throws IOException;

    /** What was written of an entry that was closed. */
    InputStream read(BundleEntry entry) throws IOException;
}
