package io.rapport.infra.demo;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A digest of all that a sample says, independent of the order in which sets happen to be kept. */
final class SampleDigest {

    private SampleDigest() {}

    static String of(Sample sample) throws Exception {
        StringBuilder text = new StringBuilder();
        sample.steps().forEach(step -> text.append(canonical(step)).append('\n'));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static String canonical(Object value) {
        StringBuilder text = new StringBuilder();
        switch (value) {
            case Record record -> {
                text.append(record.getClass().getSimpleName()).append('(');
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    text.append(canonical(read(record, component))).append(',');
                }
                text.append(')');
            }
            case Set<?> set -> {
                Set<String> sorted = new TreeSet<>();
                set.forEach(element -> sorted.add(canonical(element)));
                text.append(sorted);
            }
            case List<?> list ->
                list.forEach(element -> text.append(canonical(element)).append(';'));
            default -> text.append(value);
        }
        return text.toString();
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(record);
            return value == null ? "-" : value;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
