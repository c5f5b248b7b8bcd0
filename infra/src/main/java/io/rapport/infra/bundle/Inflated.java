package io.rapport.infra.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of what is stored in deflated form. */
final class Inflated extends InflaterInputStream {

    private static final int BUFFER = 65_536;

    Inflated(InputStream stored) {
        // The inflater may ask for a byte more than there is, where no header told it the length.
        super(new SequenceInputStream(stored, new ByteArrayInputStream(new byte[1])), new Inflater(true), BUFFER);
    }

    @Override
    public void close() throws IOException {
        super.close();
        inf.end();
    }
}
